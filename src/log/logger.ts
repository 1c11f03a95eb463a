import { pino } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import { redact } from './redaction.js';

/** The part of pino that rooms use. */
export type Logger = Pick<PinoLogger, 'info' | 'warn' | 'error' | 'debug'>;

/** Most that waits for a reader of the log who does not read, in bytes; what comes then is dropped. */
const mostWaiting = 16 * 1024 ** 2;

/** Standard output, written to beside the work: lines that come meanwhile go together, and the last ones before an exit. */
export function standardOutput(): DestinationStream {
  const stream = pino.destination({ dest: 1, sync: false, maxLength: mostWaiting });
  // A reader of the log that goes away must not take the gateway with it.
  stream.on('error', () => undefined);
  return stream;
}

/** A JSON line for each event, on the given stream; redacted by name. */
export function createLogger(
  level: string,
  stream?: DestinationStream,
  /** What goes into every line, such as the trace that it belongs to. */
  mixin?: () => object,
): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { log: redact },
    // Errors come as plain objects from there.
    serializers: { err: (error: unknown) => error },
    ...(mixin && { mixin }),
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}

import { pino } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import { redactedPaths } from './redaction.js';

/** The part of pino that rooms use. */
export type Logger = Pick<PinoLogger, 'info' | 'warn' | 'error' | 'debug'>;

/** A JSON line for each event, on the given stream; redacted by name. */
export function createLogger(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: [...redactedPaths], censor: '[redacted]' },
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}

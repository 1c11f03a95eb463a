import { redact } from './redaction.js';

/** Writes one line: the members of an event and what it is, or that alone. */
interface Write {
  (event: object, message: string): void;
  (message: string): void;
}

/** What rooms write by. */
export type Logger = Readonly<Record<'debug' | 'info' | 'warn' | 'error', Write>>;

/** Takes lines, each with its end. */
export interface LineStream {
  write(line: string): unknown;
}

/** As pino numbers them, which readers of logs know. */
const levels: Readonly<Record<string, number>> = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
};

/**
 * A JSON line for each event, in pino's form, on the given stream; redacted by name. Every request has one: a line is two
 * calls of JSON.stringify, where pino puts it together member by member, which is 6 % of a create.
 */
export function createLogger(
  /** The lowest that is written; nothing where it is `silent`. */
  level: string,
  stream: LineStream,
  /** What goes into every line, such as the trace that it belongs to. */
  mixin?: () => object,
): Logger {
  const least = rankOf(level);
  const time = createClock();
  const writer = (name: keyof Logger): Write => {
    const number = rankOf(name);
    if (number < least) return () => undefined;
    return (event: object | string, message?: string) => {
      const given = typeof event === 'string' ? {} : event;
      const members = membersOf(mixin === undefined ? given : { ...mixin(), ...given });
      const text = JSON.stringify(typeof event === 'string' ? event : message);
      stream.write(`{"level":${number},"time":"${time()}"${members},"msg":${text}}\n`);
    };
  };
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
  };
}

/** Tells the time as lines have it; lines of one millisecond share it. */
function createClock(): () => string {
  let millisecond = 0;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== millisecond) text = new Date((millisecond = now)).toISOString();
    return text;
  };
}

const rankOf = (level: string): number => levels[level] ?? Infinity;

/** The members of an event as they stand in a line, each behind a comma. */
function membersOf(event: object): string {
  const shown = redact(event);
  try {
    return inside(shown);
  } catch {
    // Something in it cannot be written, such as what holds itself; the rest is.
    return Object.entries(shown).map(memberOf).join('');
  }
}

function memberOf([name, value]: readonly [string, unknown]): string {
  try {
    return inside({ [name]: value });
  } catch {
    return inside({ [name]: '[cannot be written]' });
  }
}

function inside(members: object): string {
  const text = JSON.stringify(members);
  return text === '{}' ? '' : `,${text.slice(1, -1)}`;
}

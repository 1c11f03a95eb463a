import type { Environment } from '../config/read-settings.js';

/** One of the two programs that run until they are told to end. */
export type Program = 'gateway' | 'sandbox';

/** What a command has of the process that runs it. */
export interface Shell {
  readonly env: Environment;
  /** The text of a file; throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  /** Everything that comes on standard input. */
  readonly readInput: () => string;
  readonly exists: (path: string) => boolean;
  /** The version in package.json. */
  readonly version: () => string;
  /** Writes a text and the end of its line to standard output. */
  readonly print: (text: string) => void;
  /** The same to standard error. */
  readonly complain: (text: string) => void;
  /** Starts a program with this environment; from then on the process is the program's. */
  readonly become: (program: Program, env: Environment) => Promise<void>;
}

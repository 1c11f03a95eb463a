import { existsSync, readFileSync } from 'node:fs';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { withProgram } from './spawned-program.js';

/** Environment variables of a command. */
export type Environment = Readonly<Record<string, string>>;

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null | undefined;
  /** Standard output and standard error. */
  readonly printed: string;
}

/** Runs a command to its end. */
export type RunCommand = (words: readonly string[], environment?: Environment) => Promise<Ended>;

/** The built command line. */
export const program = 'dist/bundle/cli.js';

/** Runs the built command line, with this environment and nothing else. */
export const runCommand: RunCommand = async (words, environment = {}) => {
  let ended: Ended = { code: null, printed: '' };
  await withProgram([program, ...words], environment, async (running) => {
    const code = await running.exited(30_000);
    ended = { code, printed: running.output() };
  });
  return ended;
};

/** The same in this process: for what does not start a program. */
export const runHere: RunCommand = async (words, environment = {}) => {
  let printed = '';
  const write = (text: string): void => {
    printed += `${text}\n`;
  };
  const code = await runCommandLine(words, {
    env: environment,
    readFile: (path) => readFileSync(path, 'utf8'),
    readInput: () => '',
    exists: existsSync,
    version: () => 'here',
    print: write,
    complain: write,
    become: (name) => Promise.reject(new Error(`the ${name} is not started here`)),
  });
  return { code, printed };
};

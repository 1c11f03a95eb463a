import type { Command } from './command.js';
import { commands } from './commands.js';
import { environmentOf } from './environment-of.js';
import { exitCodes } from './exit-codes.js';
import { commandHelp, programHelp, programName } from './help-text.js';
import { Failure, Misunderstanding } from './problems.js';
import { readWords } from './read-words.js';
import type { Shell } from './shell.js';

/** Carries out a command line; the exit code, or undefined when a program goes on running. Never rejects. */
export async function runCommandLine(words: readonly string[], shell: Shell): Promise<number | undefined> {
  const [name, ...rest] = words;
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return helpOn(rest[0], shell);
  if (name === '--version' || name === '-v') {
    shell.print(shell.version());
    return exitCodes.done.code;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return misunderstood(unknown(name), undefined, shell);
  try {
    const read = readWords(command, rest);
    if (read.flags.has('help')) return helpOn(name, shell);
    return await command.run(read, environmentOf(command, read, shell), shell);
  } catch (problem) {
    return tell(problem, { command, isJson: rest.includes('--json') }, shell);
  }
}

function helpOn(name: string | undefined, shell: Shell): number {
  const command = commands.find((one) => one.name === name);
  if (name !== undefined && command === undefined) return misunderstood(unknown(name), undefined, shell);
  shell.print(command === undefined ? programHelp(commands) : commandHelp(command));
  return exitCodes.done.code;
}

const unknown = (name: string): string => {
  const what = name.startsWith('-') ? 'option' : 'command';
  return `There is no ${what} ${name}. Commands are ${commands.map((one) => one.name).join(', ')}.`;
};

function misunderstood(sentence: string, command: Command | undefined, shell: Shell): number {
  const place = command === undefined ? '' : ` ${command.name}`;
  shell.complain(`${sentence}\nSee: ${programName}${place} --help`);
  return exitCodes.misunderstood.code;
}

interface Context {
  readonly command: Command;
  readonly isJson: boolean;
}

function tell(problem: unknown, { command, isJson }: Context, shell: Shell): number {
  const sentence = problem instanceof Error ? problem.message : String(problem);
  const code = problem instanceof Misunderstanding ? exitCodes.misunderstood.code : exitCodes.failed.code;
  if (isJson) shell.print(JSON.stringify({ error: sentence }));
  else if (problem instanceof Misunderstanding) misunderstood(sentence, command, shell);
  else shell.complain(problem instanceof Failure ? sentence : `It could not be done: ${sentence}`);
  return code;
}

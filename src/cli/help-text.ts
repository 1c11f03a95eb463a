import type { Command, Option } from './command.js';
import { help } from './common-options.js';
import { exitCodes } from './exit-codes.js';

/** The name under which npm installs the program. */
export const programName = 'conversation-gateway';

/** What `--help` prints. */
export function programHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }): [string, string] => [name, summary]);
  return [
    "LivePerson's Connector API as a typed GraphQL API, with a sandbox to try it on.",
    '',
    `Usage: ${programName} COMMAND [OPTIONS]`,
    '',
    'Commands:',
    ...columns(rows),
    '',
    'Options:',
    ...columns([
      ['-h, --help', 'Prints this text, or that of a command.'],
      ['-v, --version', 'Prints the version.'],
    ]),
    '',
    'To try it, with nothing to set up:',
    '',
    `  npx ${programName} start`,
    '',
    `"${programName} COMMAND --help" tells more. Settings come from the environment.`,
  ].join('\n');
}

/** What `COMMAND --help` prints. */
export function commandHelp({ name, summary, operands, options, details, examples }: Command): string {
  const all: Readonly<Record<string, Option>> = { ...options, ...help };
  return [
    `${summary}.`,
    '',
    `Usage: ${[programName, name, '[OPTIONS]', operands].filter((word) => word !== undefined).join(' ')}`,
    '',
    ...details,
    '',
    'Options:',
    ...columns(Object.entries(all).map(([option, told]) => [nameOf(option, told), told.meaning])),
    '',
    'Exit codes:',
    ...columns(
      Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning.replaceAll('`', '')]),
    ),
    '',
    'Examples:',
    ...examples.map((line) => `  ${programName} ${line}`),
  ].join('\n');
}

function nameOf(name: string, { value }: Option): string {
  const long = `--${name}`;
  if (name === 'help') return `-h, ${long}`;
  return value === undefined ? long : `${long} ${value}`;
}

/** Widest line that fits most terminals. */
const width = 100;

/** Two columns, the second broken between words. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows.flatMap(([left, right]) => {
    const [head = '', ...rest] = wrap(right, width - first);
    return [`  ${left.padEnd(first - 2)}${head}`, ...rest.map((line) => ' '.repeat(first) + line)];
  });
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkNames } from '../../src/cli/checks/finding.js';
import { commands } from '../../src/cli/commands.js';
import { exitCodes } from '../../src/cli/exit-codes.js';
import { commandHelp, programHelp } from '../../src/cli/help-text.js';

const document = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = document
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map(cellsOf);

/** The text of the first block under a heading. */
const firstBlock = (heading: string): string =>
  /```text\n([^]*?)\n```/.exec(document.slice(document.indexOf(`\n${heading}\n`)))?.[1] ?? '';

describe('docs/command-line.md', () => {
  it('shows what --help prints', () => {
    expect(/```text\n([^]*?)\n```/.exec(document)?.[1]).toBe(programHelp(commands));
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'shows what %s --help prints',
    (name, command) => {
      expect(firstBlock(`## ${name}`)).toBe(commandHelp(command));
    },
  );

  it('has a heading for every command, in their order, and no other', () => {
    const headings = [...document.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Exit codes', ...commands.map(({ name }) => name)]);
  });

  it('has every exit code with its meaning', () => {
    const told = rows.filter(([code = '']) => /^`\d+`$/.test(code));
    expect(told).toEqual(Object.values(exitCodes).map(({ code, meaning }) => [`\`${code}\``, meaning]));
  });

  it('says of everything that check looks at how it does', () => {
    const told = rows.map(([name = '']) => name).filter((name) => /^`[a-zA-Z]+`$/.test(name));
    expect(told).toEqual(checkNames.map((name) => `\`${name}\``));
  });
});

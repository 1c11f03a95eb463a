import { parseArgs } from 'node:util';
import type { Command, Words } from './command.js';
import { Misunderstanding } from './problems.js';

/** Reads the words behind a command's name; throws a Misunderstanding that names the word. */
export function readWords(command: Command, words: readonly string[]): Words {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const others: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') others.push(token.value);
    else if (token.kind === 'option') {
      const { name, rawName, value } = token;
      if (takesValue(command, name, rawName)) values[name] = valueOf(rawName, value, token.inlineValue);
      else if (value === undefined) flags.add(name);
      else throw new Misunderstanding(`${rawName} takes no value.`);
    }
  }
  const [first] = others;
  if (first !== undefined && command.operands === undefined && !flags.has('help')) {
    throw new Misunderstanding(`${command.name} takes options only, and no "${first}".`);
  }
  return { values, flags, others };
}

function takesValue(command: Command, name: string, rawName: string): boolean {
  if (name === 'help') return false;
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (option === undefined) throw new Misunderstanding(`${command.name} has no option ${rawName}.`);
  return option.value !== undefined;
}

function valueOf(rawName: string, value: string | undefined, isInline: boolean | undefined): string {
  // "--port --json" is an option without its value; a value may begin with a dash behind "=".
  const isAnotherOption = isInline !== true && /^-./.test(value ?? '');
  if (value === undefined || value === '' || isAnotherOption) {
    throw new Misunderstanding(`${rawName} needs a value.`);
  }
  return value;
}

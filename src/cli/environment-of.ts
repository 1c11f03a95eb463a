import { parseEnv } from 'node:util';
import type { Environment } from '../config/read-settings.js';
import type { Command, Words } from './command.js';
import { Failure } from './problems.js';
import type { Shell } from './shell.js';

/** The settings that a command works with: its options, then the environment, then the file of `--settings`. */
export function environmentOf(command: Command, words: Words, shell: Shell): Environment {
  const given = Object.entries(words.values).flatMap(([name, value]) => {
    const setting = command.options[name]?.setting;
    return setting === undefined ? [] : [[setting, value] as const];
  });
  const set = Object.entries(shell.env).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { ...fileOf(words, shell), ...Object.fromEntries(set), ...Object.fromEntries(given) };
}

function fileOf(words: Words, shell: Shell): Environment {
  const path = words.values['settings'];
  if (path === undefined) return {};
  try {
    return parseEnv(shell.readFile(path));
  } catch {
    throw new Failure('--settings: must be a file that can be read.');
  }
}

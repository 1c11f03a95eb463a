// Turns the one reference that is written in TypeScript, for its decorators, into JavaScript.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { transformFileSync } from '@swc/core';
import { projectFile } from './paths.mjs';

/** Compiles bench/tutorial; answers with the file to start. */
export function compileTutorial() {
  const from = projectFile('bench/tutorial');
  const to = projectFile('dist/bench/tutorial');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const { code } = transformFileSync(`${from}/${name}`, { configFile: projectFile('.swcrc') });
    writeFileSync(`${to}/${name.replace(/\.ts$/, '.js')}`, code);
  }
  return `${to}/apollo.js`;
}

#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { projectFile } from '../config/project-folder.js';
import { runCommandLine } from './run-command-line.js';
import type { Shell } from './shell.js';

const readFile = (path: string): string => readFileSync(path, 'utf8');

const manifest = projectFile('package.json');
const standardInput = 0;

const shell: Shell = {
  env: process.env,
  readFile,
  readInput: () => readFileSync(standardInput, 'utf8'),
  exists: existsSync,
  version: () => (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version, // npm's own form
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
  become: async (program, env) => {
    // Elsewhere graphql looks at every value whether it is of another copy of graphql.
    Object.assign(process.env, { NODE_ENV: 'production', ...process.env, ...env });
    // Both are programs of their own: they read the environment and see to signals and exit codes.
    if (program === 'gateway') await import('../main.js');
    else await import('../../sandbox/main.js');
  },
};

const code = await runCommandLine(process.argv.slice(2), shell);
if (code !== undefined) process.exitCode = code;

// Everything that must hold before a change lands, apart from the tests of behaviour. Two lines of steps run beside each
// other, as most machines have two cores; each step tells what it found when it ends, and the first failure ends all.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

const tsc = (project) => ['node_modules/.bin/tsc', ['--noEmit', '-p', project]];

/** The linter alone takes as long as all the others. */
const lines = [
  [
    ['lint', 'node_modules/.bin/eslint', ['.', '--max-warnings', '0']],
    ['generated documents', 'node_modules/.bin/graphql-codegen', ['--config', 'codegen.yml', '--check']],
  ],
  [
    ['types', ...tsc('tsconfig.json')],
    ['types of the client', ...tsc('client/tsconfig.json')],
    ["types of the client's page", ...tsc('client/test/tsconfig.json')],
    ['types of the web chat', ...tsc('examples/web-chat/tsconfig.json')],
    ['types of its tests', ...tsc('test/unit/web-chat/tsconfig.json')],
    ['types of the explorer', ...tsc('explorer/tsconfig.json')],
    ['format', 'node_modules/.bin/prettier', ['--check', '--log-level', 'warn', '.']],
    ['build', process.execPath, ['scripts/build.mjs']],
    ['schema beside the last release', process.execPath, ['dist/scripts/check-schema.js']],
    [
      'structure and documents',
      process.execPath,
      [...jest, 'test/structure', 'test/federation/schema.test.ts'],
    ],
  ],
];

/** Runs one step to its end; resolves with whether it went well. */
function run([name, command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      console.log(`check: ${name} ${code === 0 ? 'in order' : 'failed'}.`);
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

await Promise.all(
  lines.map(async (steps) => {
    for (const step of steps) if (!(await run(step))) process.exit(1);
  }),
);
console.log('check: all in order.');

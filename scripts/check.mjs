// Everything that must hold before a change lands, apart from the tests of behaviour. Says what it does, stops at the first failure.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

const steps = [
  ['types', 'node_modules/.bin/tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the client', 'node_modules/.bin/tsc', ['--noEmit', '-p', 'client/tsconfig.json']],
  ["types of the client's page", 'node_modules/.bin/tsc', ['--noEmit', '-p', 'client/test/tsconfig.json']],
  ['types of the web chat', 'node_modules/.bin/tsc', ['--noEmit', '-p', 'examples/web-chat/tsconfig.json']],
  ['lint', 'node_modules/.bin/eslint', ['.', '--max-warnings', '0']],
  ['format', 'node_modules/.bin/prettier', ['--check', '--log-level', 'warn', '.']],
  ['generated documents', 'node_modules/.bin/graphql-codegen', ['--config', 'codegen.yml', '--check']],
  ['build', process.execPath, ['scripts/build.mjs']],
  ['schema beside the last release', process.execPath, ['dist/scripts/check-schema.js']],
  [
    'structure and documents',
    process.execPath,
    [...jest, 'test/structure', 'test/federation/schema.test.ts'],
  ],
];

for (const [name, command, args] of steps) {
  console.log(`check: ${name} ...`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`check: ${name} failed.`);
    process.exit(1);
  }
}
console.log('check: all in order.');

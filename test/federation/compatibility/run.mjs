// `npm run compatibility`: installs Apollo's suite where it is not yet, runs it, and prints a table of features.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const here = 'test/federation/compatibility';

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${command} cannot be started: ${error.message}`);
  if (status !== 0) process.exit(1);
}

if (!existsSync(`${root}/${here}/suite/node_modules`)) {
  console.log(`Installing the suite (npm ci in ${here}/suite) ...`);
  // Its scripts fetch programs from elsewhere, of which none is used.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', `${here}/suite`]);
}

run(process.execPath, [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '-i',
  here,
  '--reporters=default',
  `--reporters=<rootDir>/${here}/table-reporter.mjs`,
]);

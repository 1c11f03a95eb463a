// Servers of others that do the same job. They have packages of their own, so that `npm ci` of the project stays light.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { peersFolder } from './paths.mjs';

const modules = [
  { name: 'Mercurius, jit', module: 'mercurius.mjs' },
  { name: 'graphql-yoga', module: 'yoga.mjs' },
  { name: 'Hive Gateway', module: 'hive.mjs' },
];

/** The peers with the files to start, or none when their packages are not there. */
export function installedPeers() {
  if (!existsSync(join(peersFolder, 'node_modules'))) return [];
  return modules.map(({ name, module }) => ({ name, module: join(peersFolder, module) }));
}

/** Installs what their lock file says; throws when that fails. */
export function installPeers() {
  console.log('Installing the peers (npm ci in bench/peers) ...');
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', peersFolder, '--no-audit', '--no-fund', '--loglevel', 'error'],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error('The peers could not be installed.');
}

// Servers of others that do the same job. They have packages of their own, so that `npm ci` of the project stays light.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hiveBody } from '../peers/hive-body.mjs';
import { peersFolder } from './paths.mjs';

const modules = [
  { name: 'Mercurius, jit', module: 'mercurius.mjs' },
  { name: 'graphql-yoga', module: 'yoga.mjs' },
  { name: 'Hive Gateway', module: 'hive.mjs', adapt: hiveBody },
];

/**
 * The peers with the files to start and, where one asks in words of its own, how a body is turned into them; none when
 * their packages are not there.
 */
export function installedPeers() {
  if (!existsSync(join(peersFolder, 'node_modules'))) return [];
  return modules.map((peer) => ({ ...peer, module: join(peersFolder, peer.module) }));
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

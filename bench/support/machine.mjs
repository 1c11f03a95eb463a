// What was measured on: a ratio needs the machine less than a number does, and both need to say it.
import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { ownCpuMs } from './child.mjs';
import { peersFolder, projectFile } from './paths.mjs';

const packages = [
  '@apollo/server',
  'type-graphql',
  'graphql',
  'undici',
  'graphql-ws',
  'ws',
  'lmdb',
  'ioredis',
];
const peers = ['mercurius', 'fastify', 'graphql-yoga', '@graphql-hive/gateway-runtime', '@omnigraph/openapi'];

/** Versions of the packages that are measured, by name, as installed below a folder of the project. */
export function versionsOf(names, folder = 'node_modules') {
  return Object.fromEntries(
    names.map((name) => {
      const manifest = readFileSync(projectFile(`${folder}/${name}/package.json`), 'utf8');
      return [name, JSON.parse(manifest).version];
    }),
  );
}

/** The machine and what is installed. */
export function describeMachine() {
  return {
    date: new Date().toISOString(),
    node: process.version,
    platform: `${platform()} ${release()} ${arch()}`,
    processor: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    versions: versionsOf(packages),
    peers: existsSync(peersFolder + '/node_modules') ? versionsOf(peers, 'bench/peers/node_modules') : {},
  };
}

/** Milliseconds that all cores were busy since the machine started; undefined where it is not told. */
function busyMs() {
  try {
    const [user, nice, system, , , irq, softIrq, steal] = readFileSync('/proc/stat', 'utf8')
      .split('\n')[0]
      .trim()
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + softIrq + steal) * 10;
  } catch {
    return undefined;
  }
}

/** Starts to watch how much of the machine others use; the answer tells cores taken by them since, and the load average. */
export function watchLoad() {
  const start = { at: performance.now(), busy: busyMs(), own: ownCpuMs() };
  return () => {
    const elapsed = performance.now() - start.at;
    const busy = busyMs();
    const others = busy === undefined ? undefined : busy - start.busy - (ownCpuMs() - start.own);
    return {
      seconds: Math.round(elapsed / 1000),
      coresOfOthers: others === undefined ? undefined : Math.max(0, Number((others / elapsed).toFixed(2))),
      loadAverage: Number(loadavg()[0].toFixed(2)),
    };
  };
}

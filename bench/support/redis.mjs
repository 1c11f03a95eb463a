// A Redis of the benchmark's own that writes every change to the disk before it answers.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { loadCore, pin, watched } from './child.mjs';
import { freePort } from './free-port.mjs';

/** Whether redis-server is installed. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** Starts one in a new folder below the given one, on the core of the load generator; undefined where the program is not there. */
export async function startRedis(folder) {
  if (!hasRedis) return undefined;
  const port = await freePort();
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  const words = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    mkdtempSync(join(folder, 'redis-')),
    ...durable,
  ];
  const child = spawn('redis-server', words, { stdio: 'ignore' });
  pin(child.pid, loadCore);
  const { stop } = watched(child);
  const url = `redis://127.0.0.1:${port}`;
  await answers(url);
  return { url, stop };
}

async function answers(url) {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null });
  client.on('error', () => undefined);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      await client.connect();
      await client.quit();
      return;
    } catch {
      await pause(100);
    }
  }
  throw new Error('redis-server does not answer');
}

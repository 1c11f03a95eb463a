import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

/** A Redis of a test's own. */
export interface RedisProgram {
  readonly url: string;
  /** Removes everything in it. */
  empty(): Promise<void>;
  /** Ends it at once, as a fault would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it has on disk. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Asks it something. */
  ask<T>(question: (redis: Redis) => Promise<T>): Promise<T>;
}

/** Starts a Redis on a free port, with its files in the folder given. */
export async function startRedis(
  program: string,
  folder: string,
  settings: readonly string[] = [],
): Promise<RedisProgram> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const ask = async <T>(question: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis({ port, retryStrategy: () => 50, maxRetriesPerRequest: 200 });
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  };
  const start = async (): Promise<void> => {
    const fixed = ['--port', String(port), '--dir', folder, '--save', '', '--bind', '127.0.0.1'];
    child = spawn(program, [...fixed, ...settings], { stdio: 'ignore' });
    await ask((redis) => redis.ping());
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    empty: async () => {
      await ask((redis) => redis.flushall());
    },
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGKILL'),
    ask,
  };
}

/** Gives all slots to the one node of a cluster, and waits until it serves them. */
export function joinCluster(redis: RedisProgram): Promise<void> {
  return redis.ask(async (node) => {
    await node.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16383);
    let info = '';
    while (!info.includes('cluster_state:ok')) info = String(await node.call('CLUSTER', 'INFO'));
  });
}

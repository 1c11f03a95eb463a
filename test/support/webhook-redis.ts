import { startRedis } from './store-redis.js';
import type { RedisProgram } from './store-redis.js';

/** Runs a test with a Redis that has on disk what it acknowledged, with its files in this folder. */
export async function withDurableRedis<T>(
  program: string,
  folder: string,
  test: (redis: RedisProgram) => Promise<T>,
): Promise<T> {
  const settings = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
  const redis = await startRedis(program, folder, settings);
  try {
    return await test(redis);
  } finally {
    await redis.stop();
  }
}

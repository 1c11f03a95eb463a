import { randomBytes } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { storeFailure } from '../store-failure.js';
import { secretKey } from './redis-keys.js';

/** The secret of a name; the first one made, at whichever replica, stays. */
export async function redisSecret(commands: Redis | Cluster, name: string): Promise<Buffer> {
  await commands.set(secretKey(name), randomBytes(32).toString('base64url'), 'NX');
  const kept = await commands.get(secretKey(name));
  if (kept === null) throw storeFailure('Redis does not keep a secret that it was given.');
  return Buffer.from(kept, 'base64url');
}

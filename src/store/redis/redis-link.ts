import { setTimeout as delay } from 'node:timers/promises';
import { Cluster, Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import type { Logger } from '../../log/logger.js';
import { storeFailure } from '../store-failure.js';

/** How to reach Redis. */
export interface RedisLinkOptions {
  /** `redis://` or `rediss://`, with user and password where needed. */
  readonly url: string;
  /** After this time a command fails; it may have been carried out. */
  readonly commandTimeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly logger?: Pick<Logger, 'warn'> | undefined;
}

/** One replica's connections: one for commands, one that is told of news; in a cluster, these for each of its nodes. */
export interface RedisLink {
  readonly commands: Redis | Cluster;
  readonly subscriber: Redis | Cluster;
}

/** Connects, and finds out whether there is a cluster. Throws when Redis does not answer. */
export async function startRedisLink(options: RedisLinkOptions): Promise<RedisLink> {
  const single = new Redis(options.url, { ...connectionOptions(options), lazyConnect: true });
  listen(single, options);
  try {
    await single.connect();
    const isCluster = (await single.info('cluster')).includes('cluster_enabled:1');
    if (isCluster) return await clusterLink(single, options);
    const subscriber = single.duplicate({ lazyConnect: true });
    listen(subscriber, options);
    await subscriber.connect();
    return { commands: single, subscriber };
  } catch (error) {
    single.disconnect();
    throw storeFailure('Redis cannot be reached; see REDIS_URL.', error);
  }
}

async function clusterLink(single: Redis, options: RedisLinkOptions): Promise<RedisLink> {
  single.disconnect();
  const { host = '127.0.0.1', port = 6379, username, password, tls } = single.options;
  const cluster = new Cluster([{ host, port }], {
    lazyConnect: true,
    shardedSubscribers: true,
    clusterRetryStrategy: retryAfter,
    redisOptions: {
      ...nodeOptions(options),
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...(tls !== undefined && { tls }),
    },
  });
  listen(cluster, options);
  const patience = new AbortController();
  try {
    // A cluster is looked for again and again; start-up has an end.
    const tooLate = delay(options.connectTimeoutMs, undefined, { signal: patience.signal }).then(() => {
      throw new Error('no node of the cluster serves in time');
    });
    await Promise.race([cluster.connect(), tooLate]);
  } catch (error) {
    cluster.disconnect();
    throw error;
  } finally {
    patience.abort();
  }
  return { commands: cluster, subscriber: cluster };
}

function nodeOptions(options: RedisLinkOptions): RedisOptions {
  return {
    commandTimeout: options.commandTimeoutMs,
    connectTimeout: options.connectTimeoutMs,
    disconnectTimeout: 200,
  };
}

function connectionOptions(options: RedisLinkOptions): RedisOptions {
  return {
    ...nodeOptions(options),
    // While Redis is away commands wait for a moment and then fail: what waits is bounded by time.
    maxRetriesPerRequest: 3,
    retryStrategy: retryAfter,
  };
}

function retryAfter(attempt: number): number {
  return Math.min(50 * 2 ** attempt, 1000);
}

function listen(connection: Redis | Cluster, { logger }: RedisLinkOptions): void {
  connection.on('error', (error: Error) => logger?.warn({ err: error.message }, 'redis connection'));
}

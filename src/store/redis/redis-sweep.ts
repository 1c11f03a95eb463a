import type { Cluster, Redis } from 'ioredis';
import type { StoreOptions } from '../store-set.js';
import type { RedisIndex } from './redis-index.js';
import { accountKey, conversationKeys } from './redis-keys.js';
import type { RedisScripts } from './redis-scripts.js';

/** What sweeping stands on. */
export interface RedisSweepParts {
  readonly commands: Redis | Cluster;
  readonly scripts: RedisScripts;
  readonly index: RedisIndex;
  readonly options: StoreOptions;
}

/** Most conversations of an account that one sweep looks at. */
const mostLookedAt = 100;

/** Removes what Redis does not expire by itself: old events of logs that still grow, and index entries that lead to nothing. */
export class RedisSweep {
  /** Where the walk through an account's conversations goes on. */
  readonly #cursors = new Map<string, string>();

  constructor(private readonly parts: RedisSweepParts) {}

  async sweep(): Promise<number> {
    const counts = this.parts.index.accounts.map((id) => this.#sweepAccount(id));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  async #sweepAccount(accountId: string): Promise<number> {
    return (await this.#forgetSilent(accountId)) + (await this.#trimSome(accountId));
  }

  async #forgetSilent(accountId: string): Promise<number> {
    const { commands, index, options } = this.parts;
    const until = options.now() - Math.max(options.forgetAfterMs, options.retention.maxAgeMs);
    const silent = await commands.zrangebyscore(
      accountKey(accountId),
      '-inf',
      until,
      'LIMIT',
      0,
      mostLookedAt,
    );
    // The index is a minute behind at most, and `forget` allows for that.
    const gone = await Promise.all(silent.map((id) => index.forget({ accountId, id }, until)));
    return gone.filter(Boolean).length;
  }

  async #trimSome(accountId: string): Promise<number> {
    const { commands, scripts, options } = this.parts;
    const { maxAgeMs, maxEventsEach } = options.retention;
    const cursor = this.#cursors.get(accountId) ?? '0';
    const [next, found] = await commands.zscan(accountKey(accountId), cursor, 'COUNT', mostLookedAt);
    this.#cursors.set(accountId, next);
    const ids = found.filter((_, at) => at % 2 === 0);
    const trims = ids.map((id) =>
      scripts.run('trimLog', conversationKeys({ accountId, id }), [options.now(), maxAgeMs, maxEventsEach]),
    );
    return (await Promise.all(trims)).reduce<number>((sum, count) => sum + Number(count), 0);
  }
}

import type { Cluster, Redis } from 'ioredis';
import { ClaimsHere } from '../claims-here.js';
import type { Claim, IdempotencyStore, SettledOutcome } from '../idempotency-store.js';
import type { KeyOptions } from '../store-set.js';
import { waitUntil } from '../wait-until.js';
import { claimChannel, claimKey } from './redis-keys.js';
import type { RedisNews } from './redis-news.js';
import type { RedisScripts } from './redis-scripts.js';

/** What keys in Redis stand on. */
export interface RedisIdempotencyParts {
  readonly commands: Redis | Cluster;
  readonly scripts: RedisScripts;
  readonly news: RedisNews;
  readonly options: KeyOptions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly isClosed: () => boolean;
}

type Doubt = Extract<SettledOutcome, { readonly kind: 'doubt' }>;

/** Idempotency keys in Redis. */
export class RedisIdempotencyStore implements IdempotencyStore {
  readonly #claims = new ClaimsHere();

  constructor(private readonly parts: RedisIdempotencyParts) {}

  async claim(key: string, inputHash: string): Promise<Claim> {
    const { scripts, options, now } = this.parts;
    const offered = this.#claims.offer(inputHash);
    const values = [inputHash, offered.token, now(), options.leaseMs, options.keepMs];
    const answer = await scripts.run('claim', [claimKey(key)], values);
    const [state, first, at, outcome = ''] = answer as [Claim['state'], string, string, string?]; // as the script gives them
    const since = Number(at);
    if (state === 'claimed' || state === 'lost' || state === 'doubt') this.#claims.hold(key, offered);
    switch (state) {
      case 'claimed':
        return { state, since };
      case 'lost':
        return { state, inputHash: first, since };
      case 'doubt':
        return { state, inputHash: first, since, error: (JSON.parse(outcome) as Doubt).error }; // written by `settle`
      case 'settled':
        return { state, inputHash: first, since, outcome: JSON.parse(outcome) as SettledOutcome }; // written by `settle`
      case 'inProgress':
        return this.#inProgress(key, first);
    }
  }

  async settle(key: string, outcome: SettledOutcome): Promise<void> {
    const { token = '', inputHash = '' } = this.#claims.get(key) ?? {};
    const { keepMs } = this.parts.options;
    const values = [JSON.stringify(outcome), outcome.kind, token, inputHash, keepMs, claimChannel(key)];
    await this.parts.scripts.run('settle', [claimKey(key)], values);
    this.#claims.letGo(key);
  }

  async release(key: string): Promise<void> {
    const { token = '' } = this.#claims.get(key) ?? {};
    await this.parts.scripts.run('release', [claimKey(key)], [token, claimChannel(key)]);
    this.#claims.letGo(key);
  }

  #inProgress(key: string, inputHash: string): Claim {
    const { news, options } = this.parts;
    const wait = (): Promise<void> =>
      waitUntil({
        watch: (wake) => news.watch(claimChannel(key), wake),
        isOver: () => this.#isOver(key),
        pollMs: options.pollMs,
      });
    return {
      state: 'inProgress',
      inputHash,
      // Who asked with other input does not wait: waiting begins when it is looked at.
      get settled() {
        return wait();
      },
    };
  }

  async #isOver(key: string): Promise<boolean> {
    if (this.parts.isClosed()) return true;
    const [lease, outcome] = await this.parts.commands.hmget(claimKey(key), 'lease', 'outcome');
    return (outcome ?? null) !== null || Number(lease ?? 0) <= this.parts.now();
  }
}

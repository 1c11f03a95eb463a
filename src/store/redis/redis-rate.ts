import type { Cluster, Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { consumed, MemoryRate, rateSeconds } from '../memory-rate.js';
import type { Rate } from '../rate.js';

/** How long Redis may take to count before the memory of this process does. */
const patienceMs = 250;
/** How long Redis is not asked after it was too slow, so that not every request waits for it. */
const pauseMs = 2000;

/** Counts in Redis, for all replicas together; in the memory of each while Redis is away. */
export class RedisRate implements Rate {
  readonly #limiter: RateLimiterRedis;
  readonly #here: MemoryRate;
  #pausedUntil = 0;

  constructor(commands: Redis | Cluster, name: string, perMinute: number) {
    this.#here = new MemoryRate(perMinute);
    this.#limiter = new RateLimiterRedis({
      storeClient: commands,
      keyPrefix: `cg:rate:${name}`,
      points: perMinute,
      duration: rateSeconds,
      // Else commands would wait for a connection that is away.
      rejectIfRedisNotReady: true,
    });
  }

  async spend(key: string): Promise<number> {
    const outcome = performance.now() < this.#pausedUntil ? undefined : await this.#ask(key);
    if (outcome === undefined) return this.#here.spend(key);
    return outcome.isRefused ? Math.max(1, outcome.msBeforeNext) : 0;
  }

  /** What Redis counted; undefined when it failed or was too slow. */
  async #ask(key: string): Promise<Awaited<ReturnType<typeof consumed>> | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        this.#pausedUntil = performance.now() + pauseMs;
        resolve(undefined);
      }, patienceMs);
    });
    const asked = consumed(this.#limiter.consume(key)).catch(() => undefined);
    const outcome = await Promise.race([asked, late]);
    clearTimeout(timer);
    return outcome;
  }
}

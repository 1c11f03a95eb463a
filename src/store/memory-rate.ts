import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate } from './rate.js';

/** How long acts are counted together. */
export const rateSeconds = 60;
/** Most keys that are told apart; who comes beyond them shares one count. */
const usualMostKeys = 100_000;
const rest = 'all others';

/** Counts in the memory of one process, bounded in keys. */
export class MemoryRate implements Rate {
  readonly #limiter: RateLimiterMemory;
  /** Keys that began to be counted in this period, and in the one before. */
  #begun = { period: 0, now: 0, before: 0 };

  constructor(
    perMinute: number,
    private readonly mostKeys = usualMostKeys,
  ) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: rateSeconds });
  }

  async spend(key: string): Promise<number> {
    const counted = (await this.#isFull(key)) ? rest : key;
    const { msBeforeNext, isFirstInDuration, isRefused } = await consumed(this.#limiter.consume(counted));
    if (isFirstInDuration) this.#begun.now += 1;
    return isRefused ? Math.max(1, msBeforeNext) : 0;
  }

  /** A key lives for one period: those that live now began in this one or in the one before. */
  async #isFull(key: string): Promise<boolean> {
    const period = Math.floor(performance.now() / 1000 / rateSeconds);
    const { now, period: last } = this.#begun;
    if (period !== last) this.#begun = { period, now: 0, before: period === last + 1 ? now : 0 };
    if (this.#begun.now + this.#begun.before < this.mostKeys) return false;
    return (await this.#limiter.get(key)) === null;
  }
}

/** The outcome of counting: the limiter rejects with it where there was too much. Rejects only for faults. */
export async function consumed(
  counting: Promise<RateLimiterRes>,
): Promise<Pick<RateLimiterRes, 'msBeforeNext' | 'isFirstInDuration'> & { readonly isRefused: boolean }> {
  try {
    const { msBeforeNext, isFirstInDuration } = await counting;
    return { msBeforeNext, isFirstInDuration, isRefused: false };
  } catch (outcome) {
    if (!(outcome instanceof RateLimiterRes)) throw outcome;
    const { msBeforeNext, isFirstInDuration } = outcome;
    return { msBeforeNext, isFirstInDuration, isRefused: true };
  }
}

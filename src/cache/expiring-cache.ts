import { keepNewest } from './keep-newest.js';
import { makeYoungest } from './make-youngest.js';

/** How a cache keeps what it loads. Times are milliseconds of the clock passed in. */
export interface ExpiringCacheOptions<V> {
  readonly now: () => number;
  readonly maxEntries: number;
  /** How long a value is fresh. */
  readonly ttlMs: (value: V) => number;
  /** How long after that it may stand in for a load that failed. */
  readonly staleMs: (value: V) => number;
  /** How long a failed load is remembered: as a refusal, or as a reason to let the old value stand. */
  readonly negativeTtlMs: number;
  /** Failures that are answers (such as "no such account") and are remembered; others are tried again at once. */
  readonly isAnswer: (error: unknown) => boolean;
}

/** How often a cache was asked, and what it had. */
export interface CacheLookups {
  /** A fresh value. */
  readonly hit: number;
  /** None: it had to be loaded, or waited for. */
  readonly miss: number;
  /** An old value, which stood in for a load that failed. */
  readonly stale: number;
}

interface Entry<V> {
  readonly value: V;
  freshUntil: number;
  readonly staleUntil: number;
}

/** A bounded cache with one shared load for each key; the entry used longest ago makes room. */
export class ExpiringCache<V> {
  readonly #options: ExpiringCacheOptions<V>;
  readonly #entries = new Map<string, Entry<V>>();
  readonly #refusals = new Map<string, { readonly error: unknown; readonly until: number }>();
  readonly #loads = new Map<string, Promise<V>>();
  readonly #lookups = { hit: 0, miss: 0, stale: 0 };

  constructor(options: ExpiringCacheOptions<V>) {
    this.#options = options;
  }

  /** The fresh value of a key, without waiting; undefined when it has to be loaded. */
  peek(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.freshUntil <= this.#options.now()) return undefined;
    makeYoungest(this.#entries, key, entry, this.#options.maxEntries);
    this.#lookups.hit += 1;
    return entry.value;
  }

  /** The fresh value, or the outcome of the one load under way, or of a load begun now. */
  async get(key: string, load: () => Promise<V>): Promise<V> {
    const value = this.peek(key);
    if (value !== undefined) return value;
    this.#lookups.miss += 1;
    const refusal = this.#refusals.get(key);
    if (refusal !== undefined && refusal.until > this.#options.now()) throw refusal.error;
    const running = this.#loads.get(key);
    if (running !== undefined) return running;
    const started = this.#load(key, load).finally(() => this.#loads.delete(key));
    this.#loads.set(key, started);
    return started;
  }

  /** Forgets the key if it still holds this value: a younger one stays. */
  drop(key: string, value: V): void {
    if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
  }

  /** How often it was asked so far. */
  get lookups(): CacheLookups {
    return this.#lookups;
  }

  /** How many values are kept. */
  get size(): number {
    return this.#entries.size;
  }

  async #load(key: string, load: () => Promise<V>): Promise<V> {
    try {
      const value = await load();
      this.#keep(key, value);
      return value;
    } catch (error) {
      return this.#afterFailure(key, error);
    }
  }

  #keep(key: string, value: V): void {
    const now = this.#options.now();
    const freshUntil = now + this.#options.ttlMs(value);
    this.#refusals.delete(key);
    this.#entries.delete(key);
    this.#entries.set(key, { value, freshUntil, staleUntil: freshUntil + this.#options.staleMs(value) });
    keepNewest(this.#entries, this.#options.maxEntries);
  }

  #afterFailure(key: string, error: unknown): V {
    const now = this.#options.now();
    const retryAt = now + this.#options.negativeTtlMs;
    if (this.#options.isAnswer(error)) {
      this.#entries.delete(key);
      this.#refusals.set(key, { error, until: retryAt });
      keepNewest(this.#refusals, this.#options.maxEntries);
      throw error;
    }
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.staleUntil <= now) throw error;
    entry.freshUntil = Math.min(retryAt, entry.staleUntil);
    this.#lookups.stale += 1;
    return entry.value;
  }
}

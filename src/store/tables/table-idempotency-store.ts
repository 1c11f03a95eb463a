import { ClaimsHere } from '../claims-here.js';
import type { Claim, IdempotencyStore, SettledOutcome } from '../idempotency-store.js';
import { waitUntil } from '../wait-until.js';
import type { Watchers } from '../watchers.js';
import { isGiven } from './kept-key.js';
import type { Keys } from './keys.js';
import type { Writer } from './table.js';

/** What keys in tables stand on. */
export interface TableIdempotencyParts {
  readonly keys: Keys;
  readonly writer: Writer;
  readonly watchers: Watchers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How often a waiter looks by itself. */
  readonly pollMs: number;
  readonly isClosed: () => boolean;
}

/** Idempotency keys in tables. */
export class TableIdempotencyStore implements IdempotencyStore {
  readonly #claims = new ClaimsHere();

  constructor(private readonly parts: TableIdempotencyParts) {}

  async claim(key: string, inputHash: string): Promise<Claim> {
    const { keys, writer } = this.parts;
    const offered = this.#claims.offer(inputHash);
    const seen = keys.look(key, offered);
    const { decision, kept } = isGiven(seen.decision)
      ? await writer.write(() => keys.claim(key, offered), 'grow')
      : seen;
    if (isGiven(decision)) this.#claims.hold(key, offered);
    const since = kept?.at ?? this.parts.now();
    if (decision === 'claimed') return { state: 'claimed', since };
    const first = kept?.inputHash ?? inputHash;
    if (decision === 'lost') return { state: 'lost', inputHash: first, since };
    if (decision === 'doubt' && kept?.outcome?.kind === 'doubt')
      return { state: 'doubt', inputHash: first, since, error: kept.outcome.error };
    if (kept?.outcome !== undefined)
      return { state: 'settled', inputHash: first, since, outcome: kept.outcome };
    return this.#inProgress(key, first);
  }

  async settle(key: string, outcome: SettledOutcome): Promise<void> {
    const { keys, writer, watchers } = this.parts;
    const mine = this.#claims.get(key);
    // A value stays: what wrote it said so when it was durable.
    if (keys.get(key)?.outcome?.kind !== 'value') await writer.write(() => keys.settle(key, outcome, mine));
    this.#claims.letGo(key);
    watchers.wake(bellOf(key));
  }

  async release(key: string): Promise<void> {
    const mine = this.#claims.get(key);
    await this.parts.writer.write(() => this.parts.keys.release(key, mine));
    this.#claims.letGo(key);
    this.parts.watchers.wake(bellOf(key));
  }

  #inProgress(key: string, inputHash: string): Claim {
    const { watchers, pollMs } = this.parts;
    const wait = (): Promise<void> =>
      waitUntil({
        watch: (wake) => watchers.add(bellOf(key), wake),
        isOver: () => this.#isOver(key),
        pollMs,
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

  #isOver(key: string): boolean {
    const kept = this.parts.isClosed() ? undefined : this.parts.keys.get(key);
    return kept === undefined || kept.outcome !== undefined || kept.leaseUntil <= this.parts.now();
  }
}

function bellOf(key: string): string {
  return `key ${key}`;
}

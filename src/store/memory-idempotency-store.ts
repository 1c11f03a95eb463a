import type { Claim, IdempotencyStore, SettledOutcome } from './idempotency-store.js';

interface Entry {
  readonly inputHash: string;
  readonly settled: Promise<void>;
  readonly markSettled: () => void;
  outcome?: SettledOutcome;
}

/** Keys in the memory of one process, bounded: the oldest settled one makes room. They are gone after a restart. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly maxEntries: number) {}

  claim(key: string, inputHash: string): Promise<Claim> {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#entries.set(key, newEntry(inputHash));
      this.#trim();
      return Promise.resolve({ state: 'claimed' });
    }
    return Promise.resolve(
      entry.outcome === undefined
        ? { state: 'inProgress', inputHash: entry.inputHash, settled: entry.settled }
        : { state: 'settled', inputHash: entry.inputHash, outcome: entry.outcome },
    );
  }

  settle(key: string, outcome: SettledOutcome): Promise<void> {
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      entry.outcome = outcome;
      entry.markSettled();
    }
    return Promise.resolve();
  }

  release(key: string): Promise<void> {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    entry?.markSettled();
    return Promise.resolve();
  }

  #trim(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= this.maxEntries) return;
      if (entry.outcome !== undefined) this.#entries.delete(key);
    }
  }
}

function newEntry(inputHash: string): Entry {
  let markSettled = (): void => undefined;
  const settled = new Promise<void>((resolve) => {
    markSettled = resolve;
  });
  return { inputHash, settled, markSettled };
}

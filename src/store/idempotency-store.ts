/** What became of an operation that had a key: its value, the error that settled it, or that nobody knows; as plain data. */
export type SettledOutcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'doubt'; readonly error: unknown };

/** A claimed key, and the value that it ends in once something is written. */
export interface Ending<T> {
  readonly key: string;
  readonly valueOf: (written: T) => unknown;
}

/** The answer to a claim. `since` is when the key was first claimed, in milliseconds since 1970. */
export type Claim =
  /** The key is new, and now belongs to this claim: carry out the operation, then settle or release. */
  | { readonly state: 'claimed'; readonly since: number }
  /**
   * The lease of an earlier claim ran out: whether it took effect is not known. The key now belongs to this claim: find
   * out what became of it, then settle or release; never simply carry it out again.
   */
  | { readonly state: 'lost'; readonly inputHash: string; readonly since: number }
  /** Nobody knew what became of it. The key now belongs to this claim, alone, to find that out: then settle. */
  | { readonly state: 'doubt'; readonly inputHash: string; readonly since: number; readonly error: unknown }
  /** Somebody carries it out now, or finds out about it; `settled` ends when they settle or release, or their lease runs out. */
  | { readonly state: 'inProgress'; readonly inputHash: string; readonly settled: Promise<void> }
  | {
      readonly state: 'settled';
      readonly inputHash: string;
      readonly since: number;
      readonly outcome: SettledOutcome;
    };

/** Remembers which keys were used, for which input, and with which outcome. */
export interface IdempotencyStore {
  /** Durable before it resolves. */
  claim(key: string, inputHash: string): Promise<Claim>;
  /**
   * Keeps the outcome of a claimed key. The first value stays, whoever tells it, and replaces an error; an error or a
   * doubt counts only from the one who holds the claim. A doubt leaves the key to the next who asks.
   */
  settle(key: string, outcome: SettledOutcome): Promise<void>;
  /** Frees a key that is claimed here: nothing was sent, so it may be used again. */
  release(key: string): Promise<void>;
}

/** What became of an operation that had a key: its value, or the error that settled it, as plain data. */
export type SettledOutcome =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'error'; readonly error: unknown };

/** The answer to a claim. */
export type Claim =
  /** The key is new, and now belongs to this claim: carry out the operation, then settle or release. */
  | { readonly state: 'claimed' }
  /** Somebody carries it out now; `settled` ends when they settle or release. */
  | { readonly state: 'inProgress'; readonly inputHash: string; readonly settled: Promise<void> }
  | { readonly state: 'settled'; readonly inputHash: string; readonly outcome: SettledOutcome };

/** Remembers which keys were used, for which input, and with which outcome. */
export interface IdempotencyStore {
  claim(key: string, inputHash: string): Promise<Claim>;
  /** Keeps the outcome of a claimed key. */
  settle(key: string, outcome: SettledOutcome): Promise<void>;
  /** Frees a claimed key: nothing was sent, so it may be used again. */
  release(key: string): Promise<void>;
}

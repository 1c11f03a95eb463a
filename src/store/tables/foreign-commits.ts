/** What noticing stands on. */
export interface ForeignCommitsParts {
  /** Number of the newest transaction. */
  readonly newest: () => number;
  /** Whether a transaction of this process is under way. */
  readonly isBusy: () => boolean;
  /** Called when somebody else may have written. */
  readonly noticed: () => void;
}

/** Notices what other processes wrote: transactions are numbered, so a number that is not ours is theirs. */
export class ForeignCommits {
  #seen: number;
  #isDue = false;
  readonly #own = new Set<number>();

  constructor(private readonly parts: ForeignCommitsParts) {
    this.#seen = parts.newest();
  }

  /** Looks now, or as soon as the transaction under way is counted. */
  readonly look = (): void => {
    this.#isDue = this.parts.isBusy();
    if (!this.#isDue) this.#compare();
  };

  /** Counts a transaction of this process. */
  readonly note = (transaction: number): void => {
    if (transaction > this.#seen) this.#own.add(transaction);
    if (this.#isDue) this.#compare();
  };

  #compare(): void {
    this.#isDue = false;
    const newest = this.parts.newest();
    const mine = [...this.#own].filter((transaction) => transaction <= newest);
    const isForeign = newest - this.#seen > mine.length;
    for (const transaction of mine) this.#own.delete(transaction);
    this.#seen = newest;
    if (isForeign) this.parts.noticed();
  }
}

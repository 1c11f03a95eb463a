/** Counts what somebody does in a minute. */
export interface Rate {
  /**
   * Counts one act of a key; gives 0 when it may go on, else the milliseconds after which it may. Where the store
   * cannot be asked, it is counted in the memory of this process: nobody is refused, and nobody waits, for the
   * store's sake. Never rejects.
   */
  spend(key: string): Promise<number>;
}

/** Makes a count of its own: acts of one name share nothing with those of another. */
export type RateMaker = (name: string, perMinute: number) => Rate;

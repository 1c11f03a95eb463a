import type { Writer } from './table.js';

/** Runs jobs over tables in memory, one after the other, and takes back what a failing one wrote. */
export class MemoryWriter implements Writer {
  readonly #undo: (() => void)[] = [];

  /** Notes how to take back a change that is about to be made. */
  readonly changing = (undo: () => void): void => {
    this.#undo.push(undo);
  };

  async write<T>(job: () => T): Promise<T> {
    // Never in the caller's own tick, as with a store on a disk.
    await Promise.resolve();
    try {
      return job();
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo();
      throw error;
    } finally {
      this.#undo.length = 0;
    }
  }
}

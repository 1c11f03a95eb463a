import type { Writer } from './table.js';

/** A table that can take back what a job wrote. */
export interface Restorable<V> {
  /** Puts back what a key held; undefined for nothing. */
  restore(key: string, value: V | undefined): void;
}

/** Runs jobs over tables in memory, one after the other, and takes back what a failing one wrote. */
export class MemoryWriter implements Writer {
  // Three lists side by side: each write of each job notes here what was before, and an object for it would be one more.
  readonly #tables: Restorable<unknown>[] = [];
  readonly #keys: string[] = [];
  readonly #values: unknown[] = [];

  /** Notes what a key of a table held before a change that is about to be made. */
  changing<V>(table: Restorable<V>, key: string, before: V | undefined): void {
    this.#tables.push(table);
    this.#keys.push(key);
    this.#values.push(before);
  }

  async write<T>(job: () => T): Promise<T> {
    // Never in the caller's own tick, as with a store on a disk.
    await Promise.resolve();
    try {
      return job();
    } catch (error) {
      for (let at = this.#keys.length - 1; at >= 0; at -= 1)
        this.#tables[at]?.restore(this.#keys[at] ?? '', this.#values[at]);
      throw error;
    } finally {
      this.#tables.length = this.#keys.length = this.#values.length = 0;
    }
  }
}

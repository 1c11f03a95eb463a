import type { Entry, Range, Table } from './table.js';

/** A table in the memory of one process. */
export class MemoryTable<V> implements Table<V> {
  readonly #values = new Map<string, V>();
  readonly #keys: string[] = [];

  /** `changing` is told what a key held before it changes. */
  constructor(private readonly changing: (undo: () => void) => void) {}

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  put(key: string, value: V): void {
    const before = this.#values.get(key);
    this.changing(() => (before === undefined ? this.#remove(key) : this.#put(key, before)));
    this.#put(key, value);
  }

  remove(key: string): void {
    const before = this.#values.get(key);
    if (before === undefined) return;
    this.changing(() => this.#put(key, before));
    this.#remove(key);
  }

  range({ from, to, reverse = false, limit = Infinity }: Range): Entry<V>[] {
    const [first, end] = [this.#placeOf(from), this.#placeOf(to)];
    const keys = reverse
      ? this.#keys.slice(Math.max(first, end - limit), end).reverse()
      : this.#keys.slice(first, Math.min(end, first + limit));
    return keys.map((key) => ({ key, value: this.#values.get(key) as V })); // each key has a value
  }

  #put(key: string, value: V): void {
    if (!this.#values.has(key)) this.#keys.splice(this.#placeOf(key), 0, key);
    this.#values.set(key, value);
  }

  #remove(key: string): void {
    if (this.#values.delete(key)) this.#keys.splice(this.#placeOf(key), 1);
  }

  /** Where a key is or would be. */
  #placeOf(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

import { KeyList } from './key-list.js';
import type { MemoryWriter, Restorable } from './memory-writer.js';
import type { Entry, Range, Table } from './table.js';

/**
 * A table in the memory of one process whose keys are read in order. It has no Map beside the order: a Map of many keys
 * is memory that no cache of a processor holds.
 */
export class OrderedMemoryTable<V> implements Table<V>, Restorable<V> {
  readonly #order = new KeyList<V>();

  /** The writer is told what a key held before it changes. */
  constructor(private readonly writer: Pick<MemoryWriter, 'changing'>) {}

  get size(): number {
    return this.#order.size;
  }

  get(key: string): V | undefined {
    return this.#order.get(key);
  }

  put(key: string, value: V): void {
    this.writer.changing(this, key, this.#order.set(key, value));
  }

  remove(key: string): void {
    const before = this.#order.delete(key);
    if (before !== undefined) this.writer.changing(this, key, before);
  }

  restore(key: string, value: V | undefined): void {
    if (value === undefined) this.#order.delete(key);
    else this.#order.set(key, value);
  }

  range(range: Range): Entry<V>[] {
    return this.#order.range(range);
  }
}

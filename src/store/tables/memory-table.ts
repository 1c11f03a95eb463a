import { KeyList } from './key-list.js';
import type { MemoryWriter, Restorable } from './memory-writer.js';
import type { Entry, Range, Table } from './table.js';

/** A table in the memory of one process that is read by key. */
export class MemoryTable<V> implements Table<V>, Restorable<V> {
  readonly #values = new Map<string, V>();
  /** The keys in order, once somebody asked for a range. */
  #order: KeyList<V> | undefined;

  /** The writer is told what a key held before it changes. */
  constructor(private readonly writer: Pick<MemoryWriter, 'changing'>) {}

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  put(key: string, value: V): void {
    this.writer.changing(this, key, this.#values.get(key));
    this.#put(key, value);
  }

  remove(key: string): void {
    const before = this.#values.get(key);
    if (before === undefined) return;
    this.writer.changing(this, key, before);
    this.#remove(key);
  }

  restore(key: string, value: V | undefined): void {
    if (value === undefined) this.#remove(key);
    else this.#put(key, value);
  }

  range(range: Range): Entry<V>[] {
    return (this.#order ??= this.#inOrder()).range(range);
  }

  #inOrder(): KeyList<V> {
    const order = new KeyList<V>();
    for (const key of [...this.#values.keys()].sort()) order.set(key, this.#values.get(key) as V); // one of its own
    return order;
  }

  #put(key: string, value: V): void {
    this.#values.set(key, value);
    this.#order?.set(key, value);
  }

  #remove(key: string): void {
    this.#values.delete(key);
    this.#order?.delete(key);
  }
}

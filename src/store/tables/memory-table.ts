import sortedBtree from 'sorted-btree';
import type { MemoryWriter, Restorable } from './memory-writer.js';
import type { Entry, Range, Table } from './table.js';

// A module of the older kind, seen from one of the newer.
const { default: BTree, simpleComparator } = sortedBtree;

/** A table in the memory of one process. */
export class MemoryTable<V> implements Table<V>, Restorable<V> {
  readonly #values = new Map<string, V>();
  /** The keys in order, once somebody asked for a range: most tables are read by key alone. */
  #order: InstanceType<typeof BTree<string, V>> | undefined;

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

  range({ from, to, reverse = false, limit = Infinity }: Range): Entry<V>[] {
    const order = (this.#order ??= new BTree<string, V>([...this.#values], simpleComparator));
    const entries: Entry<V>[] = [];
    const pairs = reverse ? order.entriesReversed(to, undefined, true) : order.entries(from);
    for (const [key, value] of pairs) {
      if ((reverse ? key < from : key >= to) || entries.length >= limit) break;
      entries.push({ key, value });
    }
    return entries;
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

import { KeyList } from './key-list.js';
import type { MemoryWriter, Restorable } from './memory-writer.js';
import type { Entry, Range, Table } from './table.js';

/**
 * A table in the memory of one process whose ranges are those below an account and a conversation: what belongs to one
 * conversation is a list of its own, behind which what comes is put. Among the keys of all conversations each would
 * go between others: 1.11 of the texts a second without.
 */
export class GroupedMemoryTable<V> implements Table<V>, Restorable<V> {
  readonly #groups = new Map<string, KeyList<V>>();
  #size = 0;

  /** The writer is told what a key held before it changes. */
  constructor(private readonly writer: Pick<MemoryWriter, 'changing'>) {}

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    return this.#groups.get(groupOf(key))?.get(key);
  }

  put(key: string, value: V): void {
    this.writer.changing(this, key, this.#set(key, value));
  }

  remove(key: string): void {
    const before = this.#delete(key);
    if (before !== undefined) this.writer.changing(this, key, before);
  }

  restore(key: string, value: V | undefined): void {
    if (value === undefined) this.#delete(key);
    else this.#set(key, value);
  }

  /** Both ends of the range are of one group. */
  range(range: Range): Entry<V>[] {
    return this.#groups.get(groupOf(range.from))?.range(range) ?? [];
  }

  #set(key: string, value: V): V | undefined {
    const name = groupOf(key);
    const group = this.#groups.get(name) ?? new KeyList<V>();
    if (group.size === 0) this.#groups.set(name, group);
    const before = group.set(key, value);
    if (before === undefined) this.#size += 1;
    return before;
  }

  #delete(key: string): V | undefined {
    const name = groupOf(key);
    const group = this.#groups.get(name);
    const before = group?.delete(key);
    if (before === undefined) return undefined;
    this.#size -= 1;
    if (group?.size === 0) this.#groups.delete(name);
    return before;
  }
}

/** The first two parts of a key. */
function groupOf(key: string): string {
  return key.slice(0, key.indexOf(' ', key.indexOf(' ') + 1));
}

import type { MemoryWriter, Restorable } from './memory-writer.js';
import type { Entry, Range, Table } from './table.js';

/** What a table holds, in the form that suits how it is read. */
export interface Holding<V> {
  readonly size: number;
  get(key: string): V | undefined;
  /** Puts a key; gives what it held before. */
  set(key: string, value: V): V | undefined;
  /** Removes a key; gives what it held. */
  delete(key: string): V | undefined;
  /** The entries of a range, in its order. */
  range(range: Range): Entry<V>[];
}

/** A table in the memory of one process. */
export class MemoryTable<V> implements Table<V>, Restorable<V> {
  /** The writer is told what a key held before, so that a job that fails leaves nothing. */
  constructor(
    private readonly writer: Pick<MemoryWriter, 'changing'>,
    private readonly held: Holding<V>,
  ) {}

  get size(): number {
    return this.held.size;
  }

  get(key: string): V | undefined {
    return this.held.get(key);
  }

  put(key: string, value: V): void {
    this.writer.changing(this, key, this.held.set(key, value));
  }

  remove(key: string): void {
    const before = this.held.delete(key);
    if (before !== undefined) this.writer.changing(this, key, before);
  }

  restore(key: string, value: V | undefined): void {
    if (value === undefined) this.held.delete(key);
    else this.held.set(key, value);
  }

  range(range: Range): Entry<V>[] {
    return this.held.range(range);
  }
}

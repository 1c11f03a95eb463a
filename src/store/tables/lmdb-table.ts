import type { Database } from 'lmdb';
import type { Entry, Range, Table } from './table.js';

/** A table on disk. */
export class LmdbTable<V> implements Table<V> {
  constructor(private readonly database: Database<V, string>) {}

  get size(): number {
    return this.#stats().entryCount;
  }

  /** Bytes of the pages that hold it. */
  get usedBytes(): number {
    const { pageSize, treeBranchPageCount, treeLeafPageCount, overflowPages } = this.#stats();
    return pageSize * (treeBranchPageCount + treeLeafPageCount + overflowPages);
  }

  get(key: string): V | undefined {
    return this.database.get(key);
  }

  // Inside a transaction both are done at once; what they answer is not needed.
  put(key: string, value: V): void {
    void this.database.put(key, value);
  }

  remove(key: string): void {
    void this.database.remove(key);
  }

  range({ from, to, reverse = false, limit }: Range): Entry<V>[] {
    const options = reverse
      ? // No key ends where a range ends: the bounds are not keys themselves.
        { start: to, end: from, reverse: true, inclusiveEnd: true }
      : { start: from, end: to };
    const entries = this.database.getRange(limit === undefined ? options : { limit, ...options });
    return [...entries].map(({ key, value }) => ({ key, value }));
  }

  #stats(): Stats {
    return this.database.getStats() as Stats; // lmdb's types leave its members open
  }
}

interface Stats {
  readonly pageSize: number;
  readonly treeBranchPageCount: number;
  readonly treeLeafPageCount: number;
  readonly overflowPages: number;
  readonly entryCount: number;
}

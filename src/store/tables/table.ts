/** Which entries of a table: keys from `from` up to but not including `to`. */
export interface Range {
  readonly from: string;
  readonly to: string;
  /** From the last one down. */
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** One key and what it holds. */
export interface Entry<V> {
  readonly key: string;
  readonly value: V;
}

/** Values under keys in order. Keys are ASCII; values are plain data, never changed once they are put. */
export interface Table<V> {
  get(key: string): V | undefined;
  /** Only in a job of the writer. */
  put(key: string, value: V): void;
  /** Only in a job of the writer. */
  remove(key: string): void;
  range(range: Range): Entry<V>[];
  readonly size: number;
}

/** Changes tables: all that a job wrote, or nothing when it throws. */
export interface Writer {
  /** The job may be run again. Resolves when what it wrote is durable; a growing job is refused when the store is full. */
  write<T>(job: () => T, effect?: 'grow' | 'shrink'): Promise<T>;
}

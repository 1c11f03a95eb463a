import { KeyList } from './key-list.js';
import type { Holding } from './memory-table.js';
import type { Entry, Range } from './table.js';

/** Keys without an order, for what is read by key; put in order once somebody asks for a range. */
export class KeyMap<V> implements Holding<V> {
  readonly #values = new Map<string, V>();
  #order: KeyList<V> | undefined;

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: V): V | undefined {
    const before = this.#values.get(key);
    this.#values.set(key, value);
    this.#order?.set(key, value);
    return before;
  }

  delete(key: string): V | undefined {
    const before = this.#values.get(key);
    this.#values.delete(key);
    this.#order?.delete(key);
    return before;
  }

  range(range: Range): Entry<V>[] {
    return (this.#order ??= this.#inOrder()).range(range);
  }

  #inOrder(): KeyList<V> {
    const order = new KeyList<V>();
    for (const key of [...this.#values.keys()].sort()) order.set(key, this.#values.get(key) as V); // one of its own
    return order;
  }
}

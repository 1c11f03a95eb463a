import { KeyList } from './key-list.js';
import type { Holding } from './memory-table.js';
import type { Entry, Range } from './table.js';

/**
 * Keys whose ranges are those below an account and a conversation: what belongs to one conversation is a list of its
 * own, behind which what comes is put. Among the keys of all conversations each would go between others: 1.11 of the
 * texts a second without.
 */
export class KeyGroups<V> implements Holding<V> {
  readonly #groups = new Map<string, KeyList<V>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    return this.#groups.get(groupOf(key))?.get(key);
  }

  set(key: string, value: V): V | undefined {
    const name = groupOf(key);
    const group = this.#groups.get(name) ?? new KeyList<V>();
    if (group.size === 0) this.#groups.set(name, group);
    const before = group.set(key, value);
    if (before === undefined) this.#size += 1;
    return before;
  }

  delete(key: string): V | undefined {
    const name = groupOf(key);
    const group = this.#groups.get(name);
    const before = group?.delete(key);
    if (before === undefined) return undefined;
    this.#size -= 1;
    if (group?.size === 0) this.#groups.delete(name);
    return before;
  }

  /** Both ends of the range are of one group. */
  range(range: Range): Entry<V>[] {
    return this.#groups.get(groupOf(range.from))?.range(range) ?? [];
  }
}

/** The first two parts of a key. */
function groupOf(key: string): string {
  return key.slice(0, key.indexOf(' ', key.indexOf(' ') + 1));
}

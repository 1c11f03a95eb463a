import { KeyList } from './key-list.js';
import type { Holding } from './memory-table.js';
import type { Entry, Range } from './table.js';

/**
 * Keys whose ranges are those below an account and a conversation, or a consumer: what belongs to one of them is a list
 * of its own, behind which what comes is put. Among the keys of all each would go between others: 1.11 of the texts a
 * second without. A key that is alone in its group is no list yet: most consumers have one conversation.
 */
export class KeyGroups<V> implements Holding<V> {
  readonly #groups = new Map<string, KeyList<V> | Entry<V>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    const group = this.#groups.get(groupOf(key));
    if (group instanceof KeyList) return group.get(key);
    return group?.key === key ? group.value : undefined;
  }

  set(key: string, value: V): V | undefined {
    const before = this.#put(key, value);
    if (before === undefined) this.#size += 1;
    return before;
  }

  delete(key: string): V | undefined {
    const name = groupOf(key);
    const group = this.#groups.get(name);
    const isList = group instanceof KeyList;
    const before = isList ? group.delete(key) : this.get(key);
    if (before === undefined) return undefined;
    this.#size -= 1;
    if (!isList || group.size === 0) this.#groups.delete(name);
    return before;
  }

  /** Both ends of the range are of one group. */
  range(range: Range): Entry<V>[] {
    const group = this.#groups.get(groupOf(range.from));
    if (group instanceof KeyList) return group.range(range);
    const isIn = group !== undefined && range.from <= group.key && group.key < range.to;
    return isIn && range.limit !== 0 ? [group] : [];
  }

  #put(key: string, value: V): V | undefined {
    const name = groupOf(key);
    const group = this.#groups.get(name);
    if (group instanceof KeyList) return group.set(key, value);
    if (group === undefined || group.key === key) {
      this.#groups.set(name, { key, value });
      return group?.value;
    }
    const list = new KeyList<V>();
    for (const one of [group, { key, value }]) list.set(one.key, one.value);
    this.#groups.set(name, list);
    return undefined;
  }
}

/** The first two parts of a key. */
function groupOf(key: string): string {
  return key.slice(0, key.indexOf(' ', key.indexOf(' ') + 1));
}

import type { Holding } from './memory-table.js';
import type { Entry, Range } from './table.js';

/** Keys and what they hold, side by side; a run of a list. */
interface Run<V> {
  readonly keys: string[];
  readonly values: V[];
}

const nothing = { keys: [], values: [] };
/** Most keys of one run: as many as are moved when one comes between others. */
const mostInRun = 512;

/**
 * Keys in order, made for keys that mostly come behind all others, as times do: such a key is one more of the last run.
 * A tree of a library looked for its place among all and moved halves of its leaves: 3 % of a create.
 */
export class KeyList<V> implements Holding<V> {
  readonly #runs: Run<V>[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    const run = this.#runs[this.#runOf(key)];
    if (run === undefined) return undefined;
    const at = placeIn(run.keys, key);
    return run.keys[at] === key ? run.values[at] : undefined;
  }

  set(key: string, value: V): V | undefined {
    const last = this.#runs.at(-1);
    if (last === undefined || key > (last.keys.at(-1) ?? '')) {
      this.#append(last, key, value);
      return undefined;
    }
    const which = this.#runOf(key);
    const run = this.#runs[which] ?? last;
    const at = placeIn(run.keys, key);
    if (run.keys[at] === key) {
      const before = run.values[at];
      run.values[at] = value;
      return before;
    }
    run.keys.splice(at, 0, key);
    run.values.splice(at, 0, value);
    this.#size += 1;
    if (run.keys.length > mostInRun) this.#split(run, which);
    return undefined;
  }

  delete(key: string): V | undefined {
    const which = this.#runOf(key);
    const run = this.#runs[which];
    const at = run === undefined ? 0 : placeIn(run.keys, key);
    if (run?.keys[at] !== key) return undefined;
    const held = takeAt(run.values, at);
    takeAt(run.keys, at);
    this.#size -= 1;
    if (run.keys.length === 0) this.#runs.splice(which, 1);
    return held;
  }

  range({ from, to, reverse = false, limit = Infinity }: Range): Entry<V>[] {
    const first = this.#runOf(from);
    const last = this.#runOf(to);
    const entries: Entry<V>[] = [];
    for (let nth = 0; nth <= last - first && entries.length < limit; nth += 1) {
      const { keys, values } = this.#runs[reverse ? last - nth : first + nth] ?? nothing;
      const low = placeIn(keys, from);
      const high = placeIn(keys, to);
      const count = Math.min(high - low, limit - entries.length);
      for (let n = 0; n < count; n += 1) {
        const at = reverse ? high - 1 - n : low + n;
        entries.push({ key: keys[at] ?? '', value: values[at] as V }); // one of its own
      }
    }
    return entries;
  }

  #append(last: Run<V> | undefined, key: string, value: V): void {
    this.#size += 1;
    if (last === undefined || last.keys.length >= mostInRun) {
      this.#runs.push({ keys: [key], values: [value] });
      return;
    }
    last.keys.push(key);
    last.values.push(value);
  }

  #split({ keys, values }: Run<V>, which: number): void {
    const half = mostInRun / 2;
    this.#runs.splice(which + 1, 0, { keys: keys.splice(half), values: values.splice(half) });
  }

  /** Which run a key is in, or would be: the last one that does not begin behind it. */
  #runOf(key: string): number {
    let low = 0;
    let high = this.#runs.length;
    // Most that is asked for is at an end: the oldest, which goes, or all up to the newest.
    if (high < 2 || key < this.#beginOf(1)) return 0;
    if (key >= this.#beginOf(high - 1)) return high - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#beginOf(middle) <= key) low = middle;
      else high = middle;
    }
    return low;
  }

  #beginOf(which: number): string {
    return this.#runs[which]?.keys[0] ?? '';
  }
}

function takeAt<T>(list: T[], at: number): T | undefined {
  return at === 0 ? list.shift() : list.splice(at, 1)[0];
}

/** The place of a key among keys in order, or where it would be. */
function placeIn(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  if (high === 0 || key <= (keys[0] ?? '')) return 0;
  if (key > (keys[high - 1] ?? '')) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

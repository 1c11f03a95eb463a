import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { KeyList } from '../../../src/store/tables/key-list.js';
import type { Range } from '../../../src/store/tables/table.js';

/** A list as everybody would write it: all keys sorted anew for each question. */
class Model {
  readonly #values = new Map<string, number>();

  get size(): number {
    return this.#values.size;
  }

  get(key: string): number | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: number): number | undefined {
    const before = this.#values.get(key);
    this.#values.set(key, value);
    return before;
  }

  delete(key: string): number | undefined {
    const before = this.#values.get(key);
    this.#values.delete(key);
    return before;
  }

  range({ from, to, reverse = false, limit = Infinity }: Range): { key: string; value: number }[] {
    const keys = [...this.#values.keys()].filter((key) => key >= from && key < to).sort();
    if (reverse) keys.reverse();
    return keys.slice(0, limit).map((key) => ({ key, value: this.#values.get(key) ?? NaN }));
  }
}

const everything: Range = { from: '', to: '~' };
const name = (n: number): string => String(n).padStart(6, '0');
const key = fc.nat({ max: 2500 }).map(name);
const bounds = fc.tuple(key, key).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const range = fc
  .tuple(bounds, fc.boolean(), fc.option(fc.nat({ max: 20 }), { nil: undefined }))
  .map(([of, reverse, limit]): Range => ({ ...of, reverse, ...(limit !== undefined && { limit }) }));
const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key }),
  fc.record({ kind: fc.constant('delete' as const), key }),
  fc.record({ kind: fc.constant('get' as const), key }),
  fc.record({ kind: fc.constant('range' as const), range }),
  fc.record({ kind: fc.constant('fill' as const), from: fc.nat({ max: 2000 }), count: fc.nat({ max: 700 }) }),
  fc.record({
    kind: fc.constant('clear' as const),
    from: fc.nat({ max: 2000 }),
    count: fc.nat({ max: 700 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function carryOut(one: Step, at: number, list: KeyList<number> | Model): unknown {
  switch (one.kind) {
    case 'set':
      return list.set(one.key, at);
    case 'delete':
      return list.delete(one.key);
    case 'get':
      return list.get(one.key);
    case 'range':
      return list.range(one.range);
    case 'fill':
      return Array.from({ length: one.count }, (_, n) => list.set(name(one.from + n), at));
    case 'clear':
      return Array.from({ length: one.count }, (_, n) => list.delete(name(one.from + n)));
  }
}

describe('KeyList', () => {
  it('answers as a sorted map does, whatever is put and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const list = new KeyList<number>();
        const model = new Model();
        for (const [at, one] of steps.entries()) {
          expect(carryOut(one, at, list)).toEqual(carryOut(one, at, model));
          expect(list.size).toBe(model.size);
        }
        expect(list.range(everything)).toEqual(model.range(everything));
        expect(list.range({ ...everything, reverse: true })).toEqual(
          model.range({ ...everything, reverse: true }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its order where keys come from the back to the front', () => {
    const list = new KeyList<number>();
    for (let n = 5000; n > 0; n -= 1) list.set(name(n), n);

    const keys = list.range(everything).map((entry) => entry.value);
    expect(keys).toEqual(Array.from({ length: 5000 }, (_, n) => n + 1));
  });

  it('begins anew when all is gone', () => {
    const list = new KeyList<number>();
    for (let n = 0; n < 2000; n += 1) list.set(name(n), n);
    for (let n = 0; n < 2000; n += 1) list.delete(name(n));
    expect([list.size, list.range(everything)]).toEqual([0, []]);
    list.set('b', 1);
    list.set('a', 2);
    expect(list.range(everything).map((entry) => entry.key)).toEqual(['a', 'b']);
  });
});

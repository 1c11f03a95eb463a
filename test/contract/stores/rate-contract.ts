import { expect, it } from '@jest/globals';
import type { StoreKind } from '../../support/store-kinds.js';

/** How acts are counted by the minute. */
export function rateContract(kind: StoreKind): void {
  it('lets as many go on as may, and tells the others how long to wait', () =>
    kind.with(async ({ stores }) => {
      const rate = stores.rate('a name', 3);
      const waits: number[] = [];
      for (let n = 0; n < 5; n += 1) waits.push(await rate.spend('key'));
      expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
      for (const wait of waits.slice(3)) {
        expect(wait).toBeGreaterThan(50_000);
        expect(wait).toBeLessThanOrEqual(60_000);
      }
    }));

  it('counts keys and names apart, whatever they are', () =>
    kind.with(async ({ stores }) => {
      const [one, other] = [stores.rate('one', 1), stores.rate('other', 1)];
      for (const key of ['a', 'b', 'a:b', 'a b', '', '__proto__', 'constructor', '{a}', '*', 'é\n']) {
        expect([key, await one.spend(key)]).toEqual([key, 0]);
        expect([key, await other.spend(key)]).toEqual([key, 0]);
        expect(await one.spend(key)).toBeGreaterThan(0);
      }
    }));

  it('counts what comes in the same moment', () =>
    kind.with(async ({ stores }) => {
      const rate = stores.rate('a name', 10);
      const waits = await Promise.all(Array.from({ length: 50 }, () => rate.spend('key')));
      expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
    }));
}

import { expect, it } from '@jest/globals';
import type { StoreKind } from '../../support/store-kinds.js';

/** What secrets are in every store. */
export function secretContract(kind: StoreKind): void {
  it('makes a secret of 32 bytes for each name, once', () =>
    kind.with(async ({ stores }) => {
      const [first, again] = await Promise.all([stores.secret('links'), stores.secret('links')]);

      expect(first).toHaveLength(32);
      expect(again).toEqual(first);
      expect(await stores.secret('links')).toEqual(first);
      expect(await stores.secret('others')).not.toEqual(first);
    }));

  it('makes another one in another store', async () => {
    const seen: string[] = [];
    for (const _ of [1, 2]) {
      await kind.with(async ({ stores }) => void seen.push((await stores.secret('links')).toString('hex')));
    }
    expect(new Set(seen).size).toBe(2);
  });

  if (!kind.isShared) return;

  it('has the same secret at each replica, and after a restart', () =>
    kind.with(async ({ stores, second }) => {
      const others = [await second(), await second()];
      const all = await Promise.all([stores, ...others].map((each) => each.secret('links')));
      for (const each of [stores, ...others]) await each.close();

      const again = await (await second()).secret('links');

      expect(new Set([...all, again].map((secret) => secret.toString('hex'))).size).toBe(1);
    }));
}

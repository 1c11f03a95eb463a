import { expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.js';
import type { StoreKind } from '../../support/store-kinds.js';
import { keyOf } from '../../support/store-samples.js';

/** What is told live in every store, within one process. */
export function liveContract(kind: StoreKind): void {
  it('tells a text to each who listens to its conversation, in order, and to nobody else', () =>
    kind.with(async ({ stores }) => {
      const [one, two, other]: string[][] = [[], [], []];
      await stores.live.listen(keyOf(), (text) => one?.push(text));
      await stores.live.listen(keyOf(), (text) => two?.push(text));
      await stores.live.listen(keyOf('other'), (text) => other?.push(text));

      for (const text of ['first', 'second \u{1F44D}', '']) stores.live.publish(keyOf(), text);

      await eventually('the texts', () => Promise.resolve(one?.length === 3 && two?.length === 3));
      expect([one, two]).toEqual([
        ['first', 'second \u{1F44D}', ''],
        ['first', 'second \u{1F44D}', ''],
      ]);
      expect(other).toEqual([]);
    }));

  it('tells nothing of before, and nothing after the end', () =>
    kind.with(async ({ stores }) => {
      const [early, late]: string[][] = [[], []];
      const end = await stores.live.listen(keyOf(), (text) => early?.push(text));
      stores.live.publish(keyOf(), 'one');
      await eventually('the text', () => Promise.resolve(early?.length === 1));

      end();
      await stores.live.listen(keyOf(), (text) => late?.push(text));
      stores.live.publish(keyOf(), 'two');
      await eventually('the text', () => Promise.resolve(late?.length === 1));

      expect([early, late]).toEqual([['one'], ['two']]);
    }));

  it('does not count who listens among those who wait for events', () =>
    kind.with(async ({ stores }) => {
      await stores.live.listen(keyOf(), () => undefined);
      expect((await stores.stats()).watchers).toBe(0);
    }));

  it('loses a text of a closed store without a word', () =>
    kind.with(async ({ stores }) => {
      await stores.close();
      expect(() => stores.live.publish(keyOf(), 'lost')).not.toThrow();
    }));
}

/** What is told live where a second handle is another replica. */
export function liveAcrossContract(kind: StoreKind): void {
  it('tells a text to those who listen at another replica', () =>
    kind.with(async ({ stores, second }) => {
      const told: string[] = [];
      const other = await second();
      await other.live.listen(keyOf(), (text) => told.push(text));

      stores.live.publish(keyOf(), 'from afar');

      await eventually('the text', () => Promise.resolve(told.length > 0));
      expect(told).toEqual(['from afar']);
    }));
}

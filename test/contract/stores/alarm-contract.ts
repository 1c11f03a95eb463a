import { expect, it } from '@jest/globals';
import type { Alarm } from '../../../src/store/alarm-store.js';
import type { StoreKind } from '../../support/store-kinds.js';

const start = 1_700_000_000_000;

function alarm(over: Partial<Alarm> = {}): Alarm {
  return {
    id: 'ann typing',
    token: 'token-1',
    dueAt: start,
    note: { to: 'ann \u{1F44D}', list: [] },
    ...over,
  };
}

/** What alarms are in every store. */
export function alarmContract(kind: StoreKind): void {
  it('tells of an alarm when its time has come, oldest first and so many at once', () =>
    kind.with(async ({ stores, clock }) => {
      const now = clock.now();
      const alarms = [3000, 1000, 2000].map((ms) => alarm({ id: `after ${ms}`, dueAt: now + ms }));
      for (const each of alarms) await stores.alarms.set(each);

      expect(await stores.alarms.due(10)).toEqual([]);
      clock.advance(2000);
      expect(await stores.alarms.due(10)).toEqual([alarms[1], alarms[2]]);
      expect(await stores.alarms.due(1)).toEqual([alarms[1]]);
    }));

  it('replaces an alarm of the same id, and its time with it', () =>
    kind.with(async ({ stores, clock }) => {
      const [first, next] = [alarm({ dueAt: clock.now() }), alarm({ token: 'token-2' })];
      await stores.alarms.set(first);
      await stores.alarms.set({ ...next, dueAt: clock.now() + 1000 });

      expect(await stores.alarms.due(10)).toEqual([]);
      clock.advance(1000);
      expect(await stores.alarms.due(10)).toMatchObject([{ token: 'token-2' }]);
    }));

  it('lets one of many take it, with its newest token or without any', () =>
    kind.with(async ({ stores }) => {
      await stores.alarms.set(alarm());
      await stores.alarms.set(alarm({ token: 'token-2' }));
      const take = (token?: string) => stores.alarms.take('ann typing', token);

      expect(await Promise.all([take('token-1'), take('token'), take('')])).toEqual([false, false, false]);
      expect((await Promise.all([take('token-2'), take(), take('token-2')])).filter(Boolean)).toEqual([true]);
      expect(await take()).toBe(false);
      expect(await stores.alarms.due(10)).toEqual([]);
    }));

  it('takes nothing of another id', () =>
    kind.with(async ({ stores, clock }) => {
      await stores.alarms.set(alarm({ dueAt: clock.now() }));

      expect(await stores.alarms.take('bob typing')).toBe(false);

      expect(await stores.alarms.due(10)).toHaveLength(1);
    }));
}

/** What alarms are where a second handle sees the same. */
export function sharedAlarmContract(kind: StoreKind): void {
  it('outlives who set it, and is taken once by any of those who are left', () =>
    kind.with(async ({ stores, second, clock }) => {
      const set = alarm({ dueAt: clock.now() });
      await stores.alarms.set(set);
      await stores.close();
      const others = [await second(), await second()];

      expect(await Promise.all(others.map(({ alarms }) => alarms.due(10)))).toEqual([[set], [set]]);
      const taken = await Promise.all(others.map(({ alarms }) => alarms.take(set.id, set.token)));

      expect(taken.filter(Boolean)).toHaveLength(1);
    }));
}

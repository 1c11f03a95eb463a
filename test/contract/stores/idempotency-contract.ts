import { expect, it } from '@jest/globals';
import type { StoreKind } from '../../support/store-kinds.js';

const done = { kind: 'value', value: { id: 'conversation', list: [] } } as const;
const refused = { kind: 'error', error: { code: 'UPSTREAM_REJECTED' } } as const;
const leaseMs = 60_000;

/** What every store of idempotency keys does. */
export function idempotencyContract(kind: StoreKind): void {
  it('gives a key to one of many who claim it at the same time', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const claims = Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? stores : other).idempotency.claim('key', 'hash'),
      );

      const states = (await Promise.all(claims)).map(({ state }) => state);

      expect(states.filter((state) => state === 'claimed')).toHaveLength(1);
      expect(states.filter((state) => state === 'inProgress')).toHaveLength(39);
    }));

  it('lets waiters go on when the holder settles, and gives the outcome to all who ask', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      await stores.idempotency.claim('key', 'hash');
      const claim = await other.idempotency.claim('key', 'hash');
      const settled = claim.state === 'inProgress' ? claim.settled : Promise.reject(new Error(claim.state));

      await stores.idempotency.settle('key', done);
      await settled;

      expect(await other.idempotency.claim('key', 'hash')).toMatchObject({
        state: 'settled',
        inputHash: 'hash',
        outcome: done,
      });
      expect(await stores.idempotency.claim('key', 'other')).toMatchObject({
        state: 'settled',
        inputHash: 'hash',
      });
    }));

  it('lets a waiter go on when the holder frees the key', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      await stores.idempotency.claim('key', 'hash');
      const claim = await other.idempotency.claim('key', 'hash');
      const settled = claim.state === 'inProgress' ? claim.settled : Promise.reject(new Error(claim.state));

      await stores.idempotency.release('key');
      await settled;

      expect(await other.idempotency.claim('key', 'another')).toMatchObject({ state: 'claimed' });
    }));

  it('tells one of those who ask that a claim was lost when its lease ran out', () =>
    kind.with(async ({ stores, second, clock }) => {
      const other = kind.isShared ? await second() : stores;
      await stores.idempotency.claim('key', 'hash');
      const waiting = await other.idempotency.claim('key', 'hash');
      const settled =
        waiting.state === 'inProgress' ? waiting.settled : Promise.reject(new Error(waiting.state));
      clock.advance(leaseMs);
      await settled;

      expect(await other.idempotency.claim('key', 'other input')).toMatchObject({ state: 'inProgress' });
      const states = await Promise.all([1, 2, 3].map(() => other.idempotency.claim('key', 'hash')));

      expect(states.map(({ state }) => state).sort()).toEqual(['inProgress', 'inProgress', 'lost']);
      await other.idempotency.settle('key', refused);
      expect(await stores.idempotency.claim('key', 'hash')).toMatchObject({
        state: 'settled',
        outcome: refused,
      });
    }));

  it('gives a doubt to one of those who ask, and to the next when it stays', () =>
    kind.with(async ({ stores, second, clock }) => {
      const other = kind.isShared ? await second() : stores;
      const doubt = { kind: 'doubt', error: { code: 'OUTCOME_UNKNOWN' } } as const;
      const since = clock.now();
      await stores.idempotency.claim('key', 'hash');
      await stores.idempotency.settle('key', doubt);
      expect(await other.idempotency.claim('key', 'other input')).toMatchObject({
        state: 'settled',
        inputHash: 'hash',
      });

      for (const asked of [1, 2]) {
        clock.advance(asked);
        const claims = await Promise.all([1, 2, 3].map(() => other.idempotency.claim('key', 'hash')));
        expect(claims.map(({ state }) => state).sort()).toEqual(['doubt', 'inProgress', 'inProgress']);
        const given = claims.find(({ state }) => state === 'doubt');
        expect(given).toMatchObject({ error: doubt.error, since, inputHash: 'hash' });
        await other.idempotency.settle('key', doubt);
      }

      await stores.idempotency.claim('key', 'hash');
      clock.advance(leaseMs);
      expect(await other.idempotency.claim('key', 'hash')).toMatchObject({ state: 'lost', since });
      await other.idempotency.settle('key', done);
      expect(await stores.idempotency.claim('key', 'hash')).toMatchObject({
        state: 'settled',
        outcome: done,
      });
    }));

  it('takes a late value from the first holder, and neither its error nor its release', () =>
    kind.with(async ({ stores, second, clock }) => {
      if (!kind.isShared) return;
      const other = await second();
      const keys = ['value', 'error', 'release'];
      for (const key of keys) await stores.idempotency.claim(key, 'hash');
      clock.advance(leaseMs);
      for (const key of keys)
        expect(await other.idempotency.claim(key, 'hash')).toMatchObject({ state: 'lost' });

      await stores.idempotency.settle('value', done);
      await stores.idempotency.settle('error', refused);
      await stores.idempotency.release('release');

      expect(await other.idempotency.claim('value', 'hash')).toMatchObject({
        state: 'settled',
        outcome: done,
      });
      for (const key of ['error', 'release'])
        expect(await stores.idempotency.claim(key, 'hash')).toMatchObject({ state: 'inProgress' });
    }));

  it('tells when a key was first claimed, whoever asks and whatever became of it', () =>
    kind.with(async ({ stores, clock }) => {
      const since = clock.now();
      const first = await stores.idempotency.claim('key', 'hash');
      clock.advance(leaseMs);
      const second = await stores.idempotency.claim('key', 'hash');
      await stores.idempotency.settle('key', refused);
      clock.advance(1000);
      const third = await stores.idempotency.claim('key', 'hash');

      expect([first, second, third]).toMatchObject([
        { state: 'claimed', since },
        { state: 'lost', since },
        { state: 'settled', since },
      ]);
    }));

  it('lets a value replace an error, and nothing replace a value', () =>
    kind.with(async ({ stores }) => {
      await stores.idempotency.claim('key', 'hash');
      await stores.idempotency.settle('key', refused);
      await stores.idempotency.settle('key', done);
      await stores.idempotency.settle('key', refused);
      await stores.idempotency.settle('key', { kind: 'value', value: 'other' });
      await stores.idempotency.release('key');

      expect(await stores.idempotency.claim('key', 'hash')).toMatchObject({ outcome: done });
    }));

  it('does not make a key of an outcome that nobody claimed', () =>
    kind.with(async ({ stores }) => {
      await stores.idempotency.settle('key', done);
      await stores.idempotency.release('key');

      expect(await stores.idempotency.claim('key', 'hash')).toMatchObject({ state: 'claimed' });
    }));

  it('ends waiting when it is closed', () =>
    kind.with(async ({ stores }) => {
      await stores.idempotency.claim('key', 'hash');
      const claim = await stores.idempotency.claim('key', 'hash');
      const settled = claim.state === 'inProgress' ? claim.settled : Promise.reject(new Error(claim.state));

      const [ended] = await Promise.allSettled([settled, stores.close()]);

      expect(['fulfilled', 'rejected']).toContain(ended.status);
    }));
}

import { expect, it } from '@jest/globals';
import type { IdempotencyStore, SettledOutcome } from '../../../src/store/idempotency-store.js';

const done: SettledOutcome = { kind: 'value', value: { id: 'the conversation' } };
const failed: SettledOutcome = { kind: 'error', error: { code: 'UPSTREAM_REJECTED' } };

/** True when a promise settles before the next turn of the event loop. */
async function settlesNow(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise<boolean>((resolve) => setImmediate(() => resolve(false)));
  return Promise.race([promise.then(() => true), turn]);
}

/** What every store of idempotency keys does; `create` makes an empty one. */
export function idempotencyStoreContract(create: () => IdempotencyStore): void {
  it('gives a new key to whoever claims it first', async () => {
    const store = create();

    expect(await store.claim('key', 'hash')).toMatchObject({ state: 'claimed' });
    expect(await store.claim('key', 'hash')).toMatchObject({ state: 'inProgress', inputHash: 'hash' });
    expect(await store.claim('another key', 'hash')).toMatchObject({ state: 'claimed' });
  });

  it('gives a key to one of many who claim it at once', async () => {
    const store = create();

    const claims = await Promise.all([1, 2, 3, 4].map(() => store.claim('key', 'hash')));

    expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1);
    expect(claims.filter(({ state }) => state === 'inProgress')).toHaveLength(3);
  });

  it('tells those who ask later for which input the key was claimed', async () => {
    const store = create();
    await store.claim('key', 'first input');

    expect(await store.claim('key', 'second input')).toMatchObject({
      state: 'inProgress',
      inputHash: 'first input',
    });
    await store.settle('key', done);
    expect(await store.claim('key', 'second input')).toMatchObject({
      state: 'settled',
      inputHash: 'first input',
    });
  });

  it.each([done, failed])('replays the outcome %j', async (outcome) => {
    const store = create();
    await store.claim('key', 'hash');

    await store.settle('key', outcome);

    expect(await store.claim('key', 'hash')).toMatchObject({ state: 'settled', inputHash: 'hash', outcome });
  });

  it.each(['settle', 'release'] as const)(
    'wakes those who wait when the key is given up by %s',
    async (way) => {
      const store = create();
      await store.claim('key', 'hash');
      const claim = await store.claim('key', 'hash');
      const settled =
        claim.state === 'inProgress' ? claim.settled : Promise.reject(new Error('not in progress'));

      expect(await settlesNow(settled)).toBe(false);
      await (way === 'settle' ? store.settle('key', done) : store.release('key'));
      await settled;
    },
  );

  it('gives a released key to the next who claims it, for any input', async () => {
    const store = create();
    await store.claim('key', 'hash');

    await store.release('key');

    expect(await store.claim('key', 'another input')).toMatchObject({ state: 'claimed' });
    expect(await store.claim('key', 'hash')).toMatchObject({
      state: 'inProgress',
      inputHash: 'another input',
    });
  });
}

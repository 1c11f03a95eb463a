import { describe, expect, it } from '@jest/globals';
import { describeForgotten, forgetConsumer } from '../../../src/server/forget-consumer.js';
import type { ForgettableConsumer } from '../../../src/store/forgotten.js';

/** A store that knows two participants by one name. */
function fakeStores() {
  const forgotten: ForgettableConsumer[] = [];
  return {
    forgotten,
    stores: {
      consumersNamed: (accountId: string, name: string) =>
        Promise.resolve(accountId === 'a' && name === 'John' ? ['lp-1', 'lp-2'] : []),
      forget: (consumer: ForgettableConsumer) => {
        forgotten.push(consumer);
        return Promise.resolve({ conversations: 1, events: 20, messages: 3, outcomes: 4 });
      },
    },
  };
}

describe('forgetConsumer', () => {
  it('forgets everybody whom a channel calls so, and counts it all', async () => {
    const { stores, forgotten } = fakeStores();

    const report = await forgetConsumer(stores, { account: 'a', consumer: 'John' });

    expect(forgotten).toEqual([
      { accountId: 'a', lpConsumerId: 'lp-1' },
      { accountId: 'a', lpConsumerId: 'lp-2' },
    ]);
    expect(report).toEqual({
      account: 'a',
      lpConsumers: ['lp-1', 'lp-2'],
      conversations: 2,
      events: 40,
      messages: 6,
      outcomes: 8,
    });
  });

  it('takes a participant id as it is', async () => {
    const { stores, forgotten } = fakeStores();

    expect(await forgetConsumer(stores, { account: 'a', lpConsumer: 'lp-9' })).toMatchObject({
      lpConsumers: ['lp-9'],
      conversations: 1,
    });
    expect(forgotten).toEqual([{ accountId: 'a', lpConsumerId: 'lp-9' }]);
  });

  it.each([
    ['nobody', { account: 'a' }, /either --consumer or --lp-consumer/],
    ['two', { account: 'a', consumer: 'John', lpConsumer: 'lp-1' }, /either --consumer or --lp-consumer/],
    ['a stranger', { account: 'b', consumer: 'John' }, /knows nobody by that id/],
  ])('forgets nothing where %s is named, and says why', async (_who, wanted, why) => {
    const { stores, forgotten } = fakeStores();

    expect(await forgetConsumer(stores, wanted)).toMatch(why);
    expect(forgotten).toEqual([]);
  });
});

describe('describeForgotten', () => {
  it('says how many of each', () => {
    const counts = { conversations: 1, events: 2, messages: 3, outcomes: 4 };
    expect(describeForgotten({ account: 'a', lpConsumers: [], ...counts })).toBe(
      'Forgotten of account a: 1 conversations, 2 events, 3 messages and 4 outcomes of idempotency keys.',
    );
  });
});

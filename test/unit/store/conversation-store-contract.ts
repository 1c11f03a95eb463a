import { expect, it } from '@jest/globals';
import type { ConversationRecord, ConversationStore } from '../../../src/store/conversation-store.js';

/** An open conversation, with what a test changes. */
export function conversation(over: Partial<ConversationRecord> = {}): ConversationRecord {
  return {
    accountId: 'account',
    id: 'id',
    lpConsumerId: 'consumer',
    extConsumerId: 'John_Doe_facebook12345',
    state: 'OPEN',
    stage: 'OPEN',
    skillId: '-1',
    ttr: 'NORMAL',
    startedAt: 1_700_000_000_000,
    ...over,
  };
}
const closed = { state: 'CLOSE', stage: 'CLOSE' } as const;

/** What every store of conversations does; `create` makes an empty one. */
export function conversationStoreContract(create: () => ConversationStore): void {
  it('gives a record back as it was written', async () => {
    const store = create();
    const record = conversation({
      agent: { id: 'a', displayName: 'Ann' },
      client: { features: ['RICH_CONTENT'] },
    });

    await store.put(record);

    expect(await store.getMany([record])).toEqual([record]);
  });

  it('answers in the order of the keys, with a gap for what is missing', async () => {
    const store = create();
    const [a, b] = [
      conversation({ id: 'a', lpConsumerId: 'x' }),
      conversation({ id: 'b', lpConsumerId: 'y' }),
    ];
    await store.put(a);
    await store.put(b);

    const keys = ['b', 'nothing', 'a', 'b'].map((id) => ({ accountId: 'account', id }));

    expect(await store.getMany(keys)).toEqual([b, undefined, a, b]);
    expect(await store.getMany([])).toEqual([]);
  });

  it('keeps equal ids of different accounts apart', async () => {
    const store = create();
    const [mine, theirs] = [
      conversation({ accountId: '1' }),
      conversation({ accountId: '2', ttr: 'URGENT' }),
    ];
    await store.put(mine);
    await store.put(theirs);

    expect(await store.getMany([mine, theirs])).toEqual([mine, theirs]);
    expect(await store.findOpen('1', 'consumer')).toEqual(mine);
    expect(await store.findOpen('2', 'consumer')).toEqual(theirs);
    expect(await store.listOf('1', 'consumer')).toEqual([mine]);
  });

  it("finds the open conversation of a consumer, and nobody else's", async () => {
    const store = create();
    await store.put(conversation());

    expect(await store.findOpen('account', 'consumer')).toEqual(conversation());
    expect(await store.findOpen('account', 'consume')).toBeUndefined();
    expect(await store.findOpen('accoun', 'consumer')).toBeUndefined();
  });

  it('replaces a record', async () => {
    const store = create();
    await store.put(conversation());

    await store.put(conversation({ ttr: 'URGENT' }));

    expect(await store.getMany([conversation()])).toEqual([conversation({ ttr: 'URGENT' })]);
    expect(await store.listOf('account', 'consumer')).toHaveLength(1);
  });

  it('forgets that a conversation is open when it is closed', async () => {
    const store = create();
    await store.put(conversation());

    await store.put(conversation({ ...closed, closeReason: 'AGENT' }));

    expect(await store.findOpen('account', 'consumer')).toBeUndefined();
    expect(await store.getMany([conversation()])).toEqual([
      conversation({ ...closed, closeReason: 'AGENT' }),
    ]);
  });

  it('takes a conversation for open while a survey runs', async () => {
    const store = create();
    const survey = conversation({ state: 'CLOSE' });

    await store.put(survey);

    expect(await store.findOpen('account', 'consumer')).toEqual(survey);
  });

  it('closes the conversation that a newer open one replaces', async () => {
    const store = create();
    await store.put(conversation({ id: 'old' }));

    await store.put(conversation({ id: 'new' }));

    expect((await store.findOpen('account', 'consumer'))?.id).toBe('new');
    expect(await store.getMany([{ accountId: 'account', id: 'old' }])).toMatchObject([
      { id: 'old', ...closed },
    ]);
  });

  it('leaves the open conversation alone when a closed one is written', async () => {
    const store = create();
    await store.put(conversation({ id: 'open' }));

    await store.put(conversation({ id: 'past', ...closed }));

    expect((await store.findOpen('account', 'consumer'))?.id).toBe('open');
    expect(await store.getMany([{ accountId: 'account', id: 'open' }])).toMatchObject([{ stage: 'OPEN' }]);
  });

  it('leaves the conversations of other consumers open', async () => {
    const store = create();
    await store.put(conversation({ id: 'theirs', lpConsumerId: 'other' }));

    await store.put(conversation({ id: 'mine' }));

    expect((await store.findOpen('account', 'other'))?.id).toBe('theirs');
  });

  it('lists the conversations of a consumer, newest first', async () => {
    const store = create();
    await store.put(conversation({ id: 'second', startedAt: 2, ...closed }));
    await store.put(conversation({ id: 'third', startedAt: 3 }));
    await store.put(conversation({ id: 'first', startedAt: 1, ...closed }));
    await store.put(conversation({ id: 'theirs', startedAt: 4, lpConsumerId: 'other' }));

    expect((await store.listOf('account', 'consumer')).map(({ id }) => id)).toEqual([
      'third',
      'second',
      'first',
    ]);
    expect(await store.listOf('account', 'nobody')).toEqual([]);
  });
}

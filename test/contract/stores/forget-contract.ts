import { expect, it } from '@jest/globals';
import type { StoreSet } from '../../../src/store/store-set.js';
import type { StoreKind } from '../../support/store-kinds.js';
import {
  account,
  conversation,
  keyOf,
  message,
  messageFact,
  stateFact,
} from '../../support/store-samples.js';

const consumer = { accountId: account, lpConsumerId: 'consumer' };
const survey = { id: 'survey', type: 'POST_SURVEY', state: 'OPEN', startedAt: 1 } as const;

/** A conversation of each of two consumers, with everything that can belong to one. */
async function fill(stores: StoreSet): Promise<void> {
  for (const [id, lpConsumerId] of [
    ['mine', 'consumer'],
    ['theirs', 'other'],
  ] as const) {
    const own = { id, lpConsumerId, extConsumerId: `name of ${lpConsumerId}` };
    const dialogs = [{ ...survey, id: `survey of ${id}` }];
    await stores.conversations.put(conversation(own));
    await stores.events.apply([messageFact(1, id), messageFact(2, id), stateFact('a', { ...own, dialogs })]);
    await stores.messages.put(keyOf(id), [message(3, { dialogId: id })]);
    await stores.idempotency.claim(`open ${id}`, 'hash');
    await stores.idempotency.settle(`open ${id}`, { kind: 'value', value: { record: conversation(own) } });
    await stores.idempotency.claim(`send ${id}`, 'hash');
    await stores.idempotency.settle(`send ${id}`, { kind: 'value', value: { conversationId: id } });
  }
  await stores.idempotency.claim('running', 'hash');
}

/** What every set of stores does when a consumer is to be forgotten. */
export function forgetContract(kind: StoreKind): void {
  it('removes a consumer’s conversations, events, messages, index entries and outcomes, and counts them', () =>
    kind.with(async ({ stores }) => {
      await fill(stores);

      expect(await stores.forget(consumer)).toEqual({
        conversations: 1,
        events: 3,
        messages: 3,
        outcomes: 2,
      });

      expect(await stores.conversations.getMany([keyOf('mine')])).toEqual([undefined]);
      expect(await stores.conversations.listOf(account, 'consumer')).toEqual([]);
      expect(await stores.conversations.findOpen(account, 'consumer')).toBeUndefined();
      expect(await stores.messages.list([keyOf('mine')])).toEqual([[]]);
      expect((await stores.events.read(keyOf('mine'), undefined, 10)).events).toEqual([]);
      expect(await stores.events.conversationOf(account, 'survey of mine')).toBeUndefined();
      expect(await stores.idempotency.claim('open mine', 'hash')).toMatchObject({ state: 'claimed' });
      expect(await stores.idempotency.claim('send mine', 'hash')).toMatchObject({ state: 'claimed' });
      expect(await stores.consumersNamed(account, 'name of consumer')).toEqual([]);
      expect(await stores.forget(consumer)).toEqual({
        conversations: 0,
        events: 0,
        messages: 0,
        outcomes: 0,
      });
    }));

  it('leaves other consumers, and keys without an outcome, as they are', () =>
    kind.with(async ({ stores }) => {
      await fill(stores);
      await stores.forget(consumer);

      expect(await stores.conversations.findOpen(account, 'other')).toMatchObject({ id: 'theirs' });
      expect((await stores.events.read(keyOf('theirs'), undefined, 10)).events).toHaveLength(3);
      const [messages = []] = await stores.messages.list([keyOf('theirs')]);
      expect(messages).toHaveLength(3);
      expect(await stores.events.conversationOf(account, 'survey of theirs')).toBe('theirs');
      expect(await stores.idempotency.claim('open theirs', 'hash')).toMatchObject({ state: 'settled' });
      expect(await stores.idempotency.claim('running', 'hash')).toMatchObject({ state: 'inProgress' });
    }));

  it('removes what was told of a dialog before its conversation was known, but no conversation of another', () =>
    kind.with(async ({ stores }) => {
      await fill(stores);
      await stores.messages.put(keyOf('survey'), [message(1, { dialogId: 'survey' })]);
      const dialogs = [survey, { ...survey, id: 'theirs' }];
      await stores.events.apply([stateFact('b', { id: 'mine', lpConsumerId: 'consumer', dialogs })]);

      await stores.forget(consumer);

      expect(await stores.messages.list([keyOf('survey')])).toEqual([[]]);
      expect(await stores.conversations.getMany([keyOf('theirs')])).toMatchObject([{ id: 'theirs' }]);
    }));

  it('finds the consumers whom an account’s channel calls so, however many conversations there are', () =>
    kind.with(async ({ stores }) => {
      await fill(stores);
      const puts = Array.from({ length: 600 }, (_, n) =>
        stores.conversations.put(
          conversation({
            id: `c${n}`,
            lpConsumerId: 'many',
            extConsumerId: 'many',
            startedAt: n,
            stage: 'CLOSE',
          }),
        ),
      );
      await Promise.all(puts);

      expect(await stores.consumersNamed(account, 'name of consumer')).toEqual(['consumer']);
      expect(await stores.consumersNamed(account, 'many')).toEqual(['many']);
      expect(await stores.consumersNamed('another account', 'many')).toEqual([]);
      expect(await stores.forget({ accountId: account, lpConsumerId: 'many' })).toMatchObject({
        conversations: 600,
      });
      expect(await stores.conversations.listOf(account, 'many')).toEqual([]);
    }));

  it('keeps anew what is told later, and tells those who listened that something is missing', () =>
    kind.with(async ({ stores, clock }) => {
      await fill(stores);
      const cursor = await stores.events.head(keyOf('mine'));
      await stores.forget(consumer);
      expect((await stores.events.read(keyOf('mine'), cursor, 10)).gap).toBe(true);

      clock.advance(120_000);
      await stores.events.apply([stateFact('c', { id: 'mine', lpConsumerId: 'consumer' })]);

      expect(await stores.conversations.findOpen(account, 'consumer')).toMatchObject({ id: 'mine' });
      expect((await stores.events.read(keyOf('mine'), undefined, 10)).events).toHaveLength(1);
    }));
}

/** What stores that several processes share do besides. */
export function sharedForgetContract(kind: StoreKind): void {
  it('forgets for every process at once', () =>
    kind.with(async ({ stores, second }) => {
      await fill(stores);
      const other = await second();

      await other.forget(consumer);

      expect(await stores.conversations.listOf(account, 'consumer')).toEqual([]);
      expect(await stores.messages.list([keyOf('mine')])).toEqual([[]]);
      expect(await stores.idempotency.claim('open mine', 'hash')).toMatchObject({ state: 'claimed' });
    }));
}

import { expect, it } from '@jest/globals';
import type { StoreKind } from '../../support/store-kinds.js';
import {
  account,
  conversation,
  keyOf,
  message,
  messageFact,
  receiptFact,
  stateFact,
} from '../../support/store-samples.js';

const closed = { state: 'CLOSE', stage: 'CLOSE' } as const;
const began = 1_700_000_000_000;

/** What every store of conversations does beside logs. */
export function conversationContract(kind: StoreKind): void {
  it('keeps what is closed closed when somebody writes who did not know', () =>
    kind.with(async ({ stores }) => {
      const known = conversation({ checkedAt: 1, agent: { id: 'old' } });
      await stores.conversations.put(known);
      await stores.events.apply([
        stateFact('closed', { ...closed, closeReason: 'AGENT', checkedAt: 2, agent: { id: 'new' } }),
      ]);

      await stores.conversations.put({ ...known, extConsumerId: 'John', client: { appId: 'chat' } });

      expect(await stores.conversations.getMany([keyOf()])).toMatchObject([
        {
          ...closed,
          closeReason: 'AGENT',
          agent: { id: 'new' },
          extConsumerId: 'John',
          client: { appId: 'chat' },
        },
      ]);
    }));

  it('begins a record with what was told before, but for what only who opened it knows', () =>
    kind.with(async ({ stores }) => {
      const opened = conversation({ skillId: '42', startedAt: began, extConsumerId: 'John', checkedAt: 3 });
      await stores.events.apply([
        stateFact('told', {
          ...closed,
          skillId: '7',
          startedAt: began + 1,
          lpConsumerId: 'unknown',
          toldAt: 9,
        }),
      ]);

      const begun = await stores.conversations.begin(opened);

      const { lpConsumerId, extConsumerId } = opened;
      const told = { ...closed, skillId: '7', startedAt: began + 1, toldAt: 9 };
      expect(begun).toMatchObject({ ...told, lpConsumerId, extConsumerId });
      expect(await stores.conversations.getMany([keyOf()])).toEqual([begun]);
    }));

  it('begins a record of which nothing was told as it is, open and found as such', () =>
    kind.with(async ({ stores }) => {
      const opened = conversation({ skillId: '42', startedAt: began });
      expect(await stores.conversations.begin(opened)).toEqual(opened);
      expect(await stores.conversations.findOpen(account, opened.lpConsumerId)).toMatchObject(opened);
    }));

  it('loses neither what is put nor what events change at the same time', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const add = (n: number) => ({
        key: keyOf(),
        identity: `add ${n}`,
        change: (known = conversation()) => ({
          record: { ...known, ttr: String(Number(known.ttr ?? 0) + 1), checkedAt: 2 },
        }),
      });

      await Promise.all(
        Array.from({ length: 20 }, (_, n) => [
          stores.events.apply([add(n)]),
          other.conversations.put(conversation({ client: { appId: String(n) } })),
        ]).flat(),
      );

      const [record] = await stores.conversations.getMany([keyOf()]);
      expect(record).toMatchObject({ ttr: '20', checkedAt: 2 });
      expect(record?.client).toBeDefined();
    }));

  it('finds the open conversation that events tell of, and none when it was closed', () =>
    kind.with(async ({ stores }) => {
      await stores.events.apply([stateFact('open', {})]);
      expect(await stores.conversations.findOpen(account, 'consumer')).toMatchObject({ id: 'conversation' });

      await stores.events.apply([stateFact('closed', closed)]);

      expect(await stores.conversations.findOpen(account, 'consumer')).toBeUndefined();
      expect(await stores.conversations.listOf(account, 'consumer')).toHaveLength(1);
    }));

  it('replaces the open conversation by one that began later, in whichever order they are told', () =>
    kind.with(async ({ stores }) => {
      const first = { id: 'first', startedAt: began };
      const second = { id: 'second', startedAt: began + 1000 };
      await stores.events.apply([stateFact('a', first)]);
      await stores.events.apply([stateFact('a', second)]);
      await stores.events.apply([stateFact('a', { id: 'late', startedAt: began + 500 })]);

      expect(await stores.conversations.findOpen(account, 'consumer')).toMatchObject(second);
      const list = await stores.conversations.listOf(account, 'consumer');
      expect(list.map(({ id, stage }) => `${id} ${stage}`)).toEqual([
        'second OPEN',
        'late CLOSE',
        'first CLOSE',
      ]);
      expect(await stores.conversations.getMany([keyOf('first')])).toMatchObject([closed]);
    }));

  it('leaves one open when two are opened at the same time', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const open = (n: number) => conversation({ id: `c${n}`, startedAt: began + n });

      await Promise.all(
        Array.from({ length: 10 }, (_, n) => (n % 2 ? stores : other).conversations.put(open(n))),
      );

      expect(await stores.conversations.findOpen(account, 'consumer')).toMatchObject({ id: 'c9' });
      const list = await stores.conversations.listOf(account, 'consumer');
      expect(list.filter(({ stage }) => stage === 'OPEN')).toHaveLength(1);
    }));

  it('lists the conversations of a consumer newest first, also after the start became known', () =>
    kind.with(async ({ stores }) => {
      for (const [id, startedAt] of [
        ['b', 2],
        ['c', 3],
        ['a', 1],
      ] as const)
        await stores.conversations.put(conversation({ id, startedAt: began + startedAt, ...closed }));
      await stores.events.apply([stateFact('told', { id: 'c', startedAt: began, ...closed })]);

      const list = await stores.conversations.listOf(account, 'consumer');

      expect(list.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
      expect(await stores.conversations.listOf(account, 'other')).toEqual([]);
    }));

  it('gives a conversation without a consumer to nobody until its consumer is told', () =>
    kind.with(async ({ stores }) => {
      await stores.conversations.put(conversation({ lpConsumerId: '' }));
      expect(await stores.conversations.listOf(account, '')).toEqual([]);
      expect(await stores.conversations.findOpen(account, '')).toBeUndefined();

      await stores.events.apply([stateFact('told', { lpConsumerId: 'consumer' })]);
      expect(await stores.conversations.findOpen(account, 'consumer')).toMatchObject({ id: 'conversation' });

      await stores.events.apply([stateFact('moved', { lpConsumerId: 'other' })]);
      expect(await stores.conversations.listOf(account, 'consumer')).toEqual([]);
      expect(await stores.conversations.findOpen(account, 'other')).toMatchObject({ id: 'conversation' });
    }));

  it('keeps the messages that events tell of, with the farthest status, in whichever order they come', () =>
    kind.with(async ({ stores }) => {
      await stores.events.apply([
        messageFact(1),
        receiptFact([1, 2], 'READ'),
        receiptFact([1, 2], 'ACCEPTED'),
      ]);
      await stores.events.apply([messageFact(2), messageFact(3)]);

      const [messages = []] = await stores.messages.list([keyOf()]);

      expect(messages.map(({ sequence, status }) => `${sequence} ${status}`).sort()).toEqual([
        '1 READ',
        '2 READ',
        '3 SENT',
      ]);
      expect(messages.find(({ sequence }) => sequence === 3)).toEqual(message(3));
    }));

  it('keeps the sender’s own id and the status of a message that is written again', () =>
    kind.with(async ({ stores }) => {
      await stores.events.apply([messageFact(1), receiptFact([1], 'READ')]);
      await stores.messages.put(keyOf(), [message(1, { externalId: 'mine' })]);
      await stores.events.apply([messageFact(1), messageFact(2)]);
      await stores.messages.put(keyOf(), [message(1)]);

      const [messages = []] = await stores.messages.list([keyOf(), keyOf('nothing')]);

      expect(messages.find(({ sequence }) => sequence === 1)).toMatchObject({
        externalId: 'mine',
        status: 'READ',
      });
      expect(messages).toHaveLength(2);
    }));

  it('keeps messages of a conversation of which nothing else is known', () =>
    kind.with(async ({ stores }) => {
      await stores.messages.put(keyOf(), [message(1)]);

      expect(await stores.messages.list([keyOf('nothing'), keyOf()])).toEqual([[], [message(1)]]);
      expect(await stores.conversations.getMany([keyOf()])).toEqual([undefined]);
      expect(await stores.events.read(keyOf(), await stores.events.head(keyOf()), 10)).toEqual({
        events: [],
        gap: false,
      });
    }));
}

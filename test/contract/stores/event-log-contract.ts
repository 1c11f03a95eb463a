import { expect, it } from '@jest/globals';
import type { LoggedEvent } from '../../../src/store/event-log.js';
import type { StoreSet } from '../../../src/store/store-set.js';
import { eventually } from '../../support/eventually.js';
import type { StoreKind } from '../../support/store-kinds.js';
import {
  account,
  conversation,
  keyOf,
  messageFact,
  sequencesOf,
  stateFact,
} from '../../support/store-samples.js';

async function readAll(stores: StoreSet, after?: string, pageSize = 100): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (let position = after; ; position = events.at(-1)?.position ?? position) {
    const page = await stores.events.read(keyOf(), position, pageSize);
    expect(page.gap).toBe(false);
    if (page.events.length === 0) return events;
    events.push(...page.events);
  }
}

/** What every log of events does. */
export function eventLogContract(kind: StoreKind): void {
  it('appends each fact once, however often it is told', () =>
    kind.with(async ({ stores }) => {
      const first = await stores.events.apply([messageFact(1), messageFact(2), messageFact(1)]);
      const again = await stores.events.apply([messageFact(2), messageFact(3)]);

      expect(first.map((event) => event !== undefined)).toEqual([true, true, false]);
      expect(again.map((event) => event !== undefined)).toEqual([false, true]);
      expect(sequencesOf(await readAll(stores))).toEqual([1, 2, 3]);
    }));

  it('appends a fact once when many tell it at the same time', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const tellings = Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? stores : other).events.apply([messageFact(1)]),
      );

      const appended = (await Promise.all(tellings)).flat().filter((event) => event !== undefined);

      expect(appended).toHaveLength(1);
      expect(sequencesOf(await readAll(stores))).toEqual([1]);
    }));

  it('appends each fact once when two tell of a conversation in turn', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      for (let n = 1; n <= 12; n += 1) {
        // Each goes on where the other one was, and tells again what that one told.
        const [mine, theirs] = n % 2 ? [stores, other] : [other, stores];
        const told = await mine.events.apply([messageFact(n - 1), messageFact(n)]);
        const again = await theirs.events.apply([messageFact(n)]);
        expect([...told, ...again].map((event) => event !== undefined)).toEqual([n === 1, true, false]);
      }

      expect(sequencesOf(await readAll(stores))).toEqual(Array.from({ length: 13 }, (_, n) => n));
      expect(await readAll(other)).toEqual(await readAll(stores));
    }));

  it('tells each of two what the other one wrote into the record', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const agent = { id: 'agent', displayName: 'Anne' };
      await stores.events.apply([messageFact(1)]);
      await other.events.apply([stateFact('agent came', { agent })]);
      const [event] = await stores.events.apply([messageFact(2)]);
      await other.conversations.put({ ...conversation(), skillId: 'changed' });
      await stores.events.apply([messageFact(3)]);

      expect(event?.conversation.agent).toEqual(agent);
      const [record] = await stores.conversations.getMany([keyOf()]);
      expect(record).toMatchObject({ agent, skillId: 'changed' });
    }));

  it('gives an event back as it was told, with the conversation as it was then', () =>
    kind.with(async ({ stores }) => {
      const agent = { id: 'agent', displayName: 'Änne' };
      const [appended] = await stores.events.apply([messageFact(1)]);
      await stores.events.apply([stateFact('later', { agent })]);

      const [first, second] = await readAll(stores);

      expect(first).toEqual(appended);
      expect(JSON.stringify(first?.body)).toContain('"quickReplies":[]');
      expect(first?.conversation.agent).toBeUndefined();
      expect(second?.conversation.agent).toEqual(agent);
    }));

  it('remembers the trace that an event came with, for readers elsewhere', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const cause = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const fact = messageFact(1);
      const change: typeof fact.change = (known) => {
        const plain = fact.change(known);
        return plain?.event && { ...plain, event: { ...plain.event, cause } };
      };

      await stores.events.apply([{ ...fact, change }, messageFact(2)]);

      expect((await readAll(other)).map((event) => event.cause)).toEqual([cause, undefined]);
    }));

  it('shows all readers one and the same order', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const facts = Array.from({ length: 60 }, (_, n) =>
        (n % 2 ? stores : other).events.apply([messageFact(n)]),
      );
      const answers = (await Promise.all(facts)).flat();

      const mine = await readAll(stores, undefined, 7);
      const theirs = await readAll(other);

      expect(mine).toEqual(theirs);
      expect(new Set(sequencesOf(mine)).size).toBe(60);
      expect(new Set(mine.map(({ position }) => position))).toEqual(
        new Set(answers.map((event) => event?.position)),
      );
    }));

  it('writes the facts of one call in their order, each seeing what the one before changed', () =>
    kind.with(async ({ stores }) => {
      const count = stateFact('a', { ttr: '1' });
      const next = (identity: string) => ({
        ...count,
        identity,
        change: (known = conversation()) => ({ record: { ...known, ttr: String(Number(known.ttr) + 1) } }),
      });

      await stores.events.apply([count, next('b'), next('c'), next('b')]);

      expect(await stores.conversations.getMany([keyOf()])).toMatchObject([{ ttr: '3' }]);
    }));

  it('asks a change again, so that nothing that others wrote is lost', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const add = (n: number) => ({
        key: keyOf(),
        identity: `add ${n}`,
        change: (known = conversation({ ttr: '0' })) => ({
          record: { ...known, ttr: String(Number(known.ttr) + 1) },
        }),
      });

      await Promise.all(
        Array.from({ length: 40 }, (_, n) => (n % 2 ? stores : other).events.apply([add(n)])),
      );

      expect(await stores.conversations.getMany([keyOf()])).toMatchObject([{ ttr: '40' }]);
    }));

  it('writes nothing of a conversation when a change throws', () =>
    kind.with(async ({ stores }) => {
      const fault = {
        ...messageFact(2),
        change: () => {
          throw new Error('a fault');
        },
      };
      const calls = [stores.events.apply([messageFact(1), fault]), stores.events.apply([messageFact(3)])];

      const outcomes = await Promise.allSettled(calls);

      expect(outcomes).toMatchObject([
        { status: 'rejected', reason: { message: 'a fault' } },
        { status: 'fulfilled' },
      ]);
      expect(sequencesOf(await readAll(stores))).toEqual([3]);
    }));

  it('keeps nothing of a fact that changes nothing', () =>
    kind.with(async ({ stores }) => {
      expect(await stores.events.apply([{ ...messageFact(1), change: () => undefined }])).toEqual([
        undefined,
      ]);
      expect(await stores.conversations.getMany([keyOf()])).toEqual([undefined]);
      expect(await stores.events.apply([])).toEqual([]);
    }));

  it('keeps a record without an event, and does not tell of it', () =>
    kind.with(async ({ stores }) => {
      const quiet = (n: number) => ({
        ...messageFact(n),
        identity: `quiet ${n}`,
        change: () => ({ record: conversation({ ttr: String(n) }) }),
      });
      await stores.events.apply([messageFact(1), ...Array.from({ length: 30 }, (_, n) => quiet(n))]);
      await stores.events.apply([messageFact(2)]);

      expect(await stores.events.apply([quiet(0)])).toEqual([undefined]);
      expect(await stores.conversations.getMany([keyOf()])).toMatchObject([{ ttr: '29' }]);
      expect(sequencesOf(await readAll(stores, undefined, 1))).toEqual([1, 2]);
    }));

  it('resumes from every position without gap or repeat', () =>
    kind.with(async ({ stores, clock }) => {
      const before = await stores.events.head(keyOf());
      for (let n = 0; n < 12; n += 1) {
        await stores.events.apply([messageFact(2 * n), messageFact(2 * n + 1)]);
        if (n % 3 === 0) clock.advance(5);
      }
      const all = await readAll(stores);
      const places = [before, ...all.map(({ position }) => position)];

      for (const [index, place] of places.entries()) {
        expect(await readAll(stores, place, 5)).toEqual(all.slice(index));
      }
      expect(await stores.events.head(keyOf())).toBe(places.at(-1));
    }));

  it('goes on in order when the clock goes back', () =>
    kind.with(async ({ stores, clock }) => {
      await stores.events.apply([messageFact(1)]);
      clock.advance(-60_000);
      await stores.events.apply([messageFact(2), messageFact(3)]);
      clock.advance(90_000);
      await stores.events.apply([messageFact(4)]);

      expect(sequencesOf(await readAll(stores))).toEqual([1, 2, 3, 4]);
    }));

  it('says that there is a gap after a position that this log never had', () =>
    kind.with(async ({ stores }) => {
      await stores.events.apply([messageFact(1)]);

      for (const foreign of ['9000000000000000', '9000000000000-0', 'x', '']) {
        const page = await stores.events.read(keyOf(), foreign, 10);
        expect([foreign, page.gap]).toEqual([foreign, true]);
      }
      expect(await stores.events.read(keyOf('nothing'), undefined, 10)).toEqual({ events: [], gap: false });
    }));

  it('keeps conversations apart, and equal ids of different accounts', () =>
    kind.with(async ({ stores }) => {
      const theirs = { accountId: '87654321', id: 'conversation' };
      await stores.events.apply([
        messageFact(1),
        messageFact(1, 'conversation 2'),
        { ...messageFact(1), key: theirs, change: () => ({ record: conversation(theirs) }) },
      ]);

      expect(sequencesOf(await readAll(stores))).toEqual([1]);
      expect((await stores.events.read(theirs, undefined, 10)).events).toEqual([]);
    }));

  it('wakes those who watch, from any handle, and not after they left', () =>
    kind.with(async ({ stores, second }) => {
      const other = kind.isShared ? await second() : stores;
      const woken: string[] = [];
      const leave = await stores.events.watch(keyOf(), () => woken.push('first'));
      const stay = await stores.events.watch(keyOf(), () => woken.push('second'));

      await other.events.apply([messageFact(1)]);
      await eventually('waking', () => Promise.resolve(woken.includes('first') && woken.includes('second')));
      leave();
      leave();
      woken.length = 0;
      await other.events.apply([messageFact(2)]);
      await eventually('waking', () => Promise.resolve(woken.includes('second')));

      expect(woken).not.toContain('first');
      expect((await stores.stats()).watchers).toBe(1);
      stay();
    }));

  it('knows the conversation of a dialog once a state told it', () =>
    kind.with(async ({ stores }) => {
      const survey = { id: 'survey', type: 'POST_SURVEY', state: 'OPEN', startedAt: 1 } as const;
      expect(await stores.events.conversationOf(account, 'survey')).toBeUndefined();

      await stores.events.apply([stateFact('with survey', { dialogs: [survey] })]);
      await stores.events.apply([stateFact('without', { dialogs: [] })]);

      expect(await stores.events.conversationOf(account, 'survey')).toBe('conversation');
      expect(await stores.events.conversationOf('87654321', 'survey')).toBeUndefined();
    }));

  it('takes ids of any form', () =>
    kind.with(async ({ stores }) => {
      const ids = ['a b', 'a', 'a:b', 'a}b', '{a}', '\u0000', 'é', '', '~', 'x'.repeat(5000), '0'];
      await stores.events.apply(ids.map((id, n) => messageFact(n, id)));

      for (const [n, id] of ids.entries()) {
        expect(sequencesOf((await stores.events.read(keyOf(id), undefined, 10)).events)).toEqual([n]);
        expect(await stores.conversations.findOpen(account, `consumer of ${id}`)).toMatchObject({ id });
      }
    }));
}

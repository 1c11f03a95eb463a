import { expect, it } from '@jest/globals';
import type { StoreOptions, StoreSet } from '../../../src/store/store-set.js';
import type { StoreKind } from '../../support/store-kinds.js';
import {
  account,
  conversation,
  keyOf,
  message,
  messageFact,
  sequencesOf,
  stateFact,
} from '../../support/store-samples.js';

const hourMs = 3_600_000;
const small: Partial<StoreOptions> = {
  retention: { maxAgeMs: hourMs, maxEventsEach: 10, maxConversationsEach: 5 },
  maxMessagesEach: 20,
  forgetAfterMs: 10 * hourMs,
};

async function sweepAll(stores: StoreSet): Promise<void> {
  while ((await stores.sweep()) > 0);
}

/** What every store does so that it does not grow for ever. */
export function retentionContract(kind: StoreKind): void {
  it('keeps so many events of a conversation, and tells of a gap only to those who miss one', () =>
    kind.with(async ({ stores }) => {
      const before = await stores.events.head(keyOf());
      const appended: string[] = [];
      for (let n = 0; n < 25; n += 1) {
        const [event] = await stores.events.apply([messageFact(n)]);
        appended.push(event?.position ?? '');
      }

      const oldest = await stores.events.read(keyOf(), undefined, 100);
      expect(sequencesOf(oldest.events)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
      expect(oldest.gap).toBe(false);
      expect((await stores.events.read(keyOf(), before, 100)).gap).toBe(true);
      for (const [n, position] of appended.entries()) {
        expect([n, (await stores.events.read(keyOf(), position, 100)).gap]).toEqual([n, n < 14]);
      }
    }, small));

  it('removes events that are too old when others come, and by sweeping', () =>
    kind.with(async ({ stores, clock }) => {
      const [first] = await stores.events.apply([messageFact(1)]);
      clock.advance(hourMs / 2);
      const [second] = await stores.events.apply([messageFact(2), messageFact(1, 'silent')]);
      clock.advance(hourMs / 2);
      await stores.events.apply([messageFact(3)]);

      expect(sequencesOf((await stores.events.read(keyOf(), undefined, 10)).events)).toEqual([2, 3]);
      expect((await stores.events.read(keyOf(), first?.position, 10)).gap).toBe(false);
      clock.advance(hourMs);
      await sweepAll(stores);

      expect(await stores.events.read(keyOf(), undefined, 10)).toEqual({ events: [], gap: false });
      expect((await stores.events.read(keyOf('silent'), undefined, 10)).events).toEqual([]);
      expect((await stores.events.read(keyOf(), second?.position, 10)).gap).toBe(true);
      expect(await stores.events.read(keyOf(), await stores.events.head(keyOf()), 10)).toEqual({
        events: [],
        gap: false,
      });
      expect(await stores.conversations.getMany([keyOf()])).not.toEqual([undefined]);
    }, small));

  it('forgets with an event that it was applied', () =>
    kind.with(async ({ stores, clock }) => {
      await stores.events.apply([messageFact(1)]);
      clock.advance(2 * hourMs);
      await sweepAll(stores);

      expect(await stores.events.apply([messageFact(1)])).not.toEqual([undefined]);
    }, small));

  it('forgets a conversation that was silent for long, and resumes nobody after it into its next life unnoticed', () =>
    kind.with(async ({ stores, clock }) => {
      const survey = { id: 'survey', type: 'POST_SURVEY', state: 'OPEN', startedAt: 1 } as const;
      const [event] = await stores.events.apply([stateFact('told', { dialogs: [survey] }), messageFact(1)]);
      clock.advance(11 * hourMs);
      await sweepAll(stores);

      expect(await stores.conversations.getMany([keyOf()])).toEqual([undefined]);
      expect(await stores.messages.list([keyOf()])).toEqual([[]]);
      expect(await stores.conversations.listOf(account, 'consumer')).toEqual([]);
      await stores.events.apply([messageFact(2)]);
      expect((await stores.events.read(keyOf(), event?.position, 10)).gap).toBe(true);
      expect(sequencesOf((await stores.events.read(keyOf(), undefined, 10)).events)).toEqual([2]);
    }, small));

  it('keeps so many conversations of an account: the ones silent longest make room', () =>
    kind.with(async ({ stores, clock }) => {
      const ids = Array.from({ length: 9 }, (_, n) => `c${n}`);
      for (const id of ids) {
        await stores.events.apply([messageFact(1, id)]);
        clock.advance(120_000);
        await stores.events.apply([messageFact(ids.indexOf(id) + 100, 'c0')]);
      }

      const records = await stores.conversations.getMany(ids.map(keyOf));
      expect(records.flatMap((record) => record?.id ?? [])).toEqual(['c0', 'c5', 'c6', 'c7', 'c8']);
      expect(await stores.conversations.findOpen(account, 'consumer of c1')).toBeUndefined();
      await stores.conversations.put(conversation({ accountId: '87654321', lpConsumerId: 'x' }));
      expect(await stores.conversations.getMany([keyOf('c0')])).not.toEqual([undefined]);
    }, small));

  it('keeps so many messages of a conversation: the oldest make room', () =>
    kind.with(async ({ stores }) => {
      for (let n = 30; n > 0; n -= 1) await stores.messages.put(keyOf(), [message(n)]);
      await stores.messages.put(keyOf(), [message(31), message(32), message(33)]);

      const [messages = []] = await stores.messages.list([keyOf()]);

      const sequences = messages.map(({ sequence }) => sequence).sort((a, b) => a - b);
      expect(sequences.length).toBeLessThanOrEqual(20);
      expect(sequences.slice(-15)).toEqual(Array.from({ length: 15 }, (_, n) => n + 19));
    }, small));

  it('tells how much it holds', () =>
    kind.with(async ({ stores }) => {
      await stores.events.apply([messageFact(1), messageFact(2)]);

      const { kind: name, events = 2, usedBytes = 1 } = await stores.stats();

      expect(['memory', 'embedded', 'redis']).toContain(name);
      expect(events).toBe(2);
      expect(usedBytes).toBeGreaterThan(0);
    }));
}

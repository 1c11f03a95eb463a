import { describe, expect, it } from '@jest/globals';
import { mapBounded } from '../../../src/connector/map-bounded.js';
import { openConversation } from '../../sandbox/support/open-conversation.js';
import { withReads } from './reads-rig.js';
import type { ReadsRig } from './reads-rig.js';

const withoutHistory = { account: { history: undefined } };
const off = (...names: string[]) => ({ services: Object.fromEntries(names.map((name) => [name, false])) });
const both = ['messagingRestApiDomain', 'msgHist'];

async function readServices(rig: ReadsRig): Promise<readonly string[]> {
  return (await rig.control.services()).filter((service) => both.includes(service));
}

describe('ConversationReads.isOffered', () => {
  it.each([
    ['both', {}, {}, true],
    ['live reads alone, without a credential for history', {}, withoutHistory, true],
    ['history alone', off('messagingRestApiDomain'), {}, true],
    ['no live reads, and no credential for history', off('messagingRestApiDomain'), withoutHistory, false],
    ['neither service', off(...both), {}, false],
  ])('says whether an account has reads: %s', (_what, settings, options, offered) =>
    withReads(async ({ control, reads, account, scope }) => {
      await control.change(settings);
      expect(await reads.isOffered(account, scope())).toBe(offered);
      expect(await control.services()).toEqual(['domain']);
    }, options),
  );

  it('fails when the Domain API does', () =>
    withReads(async ({ control, reads, account, scope }) => {
      await control.fault('domain', { kind: 'status', status: 503 });
      await expect(reads.isOffered(account, scope())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    }));
});

describe('ConversationReads.snapshots', () => {
  it('reads live what has tokens, and the rest from history in one call', () =>
    withReads(async (rig) => {
      const { reads, account, credentials, scope } = rig;
      const opened = await Promise.all(
        ['ann', 'bob', 'cy'].map((name) => openConversation(rig.sandbox, name)),
      );
      const [ann, bob, cy] = opened.map(({ id }) => id);
      const wanted = [
        { id: ann ?? '', credentials: credentials('ann') },
        { id: bob ?? '' },
        { id: cy ?? '' },
      ];
      const found = await reads.snapshots(account, wanted, { messages: false }, scope());
      expect([...found.keys()].sort()).toEqual([ann, bob, cy].sort());
      expect([...(await readServices(rig))].sort()).toEqual(both);
      // Only history knows the display name of an agent; only the live read has the urgency.
      expect([found.get(ann ?? '')?.ttr, found.get(bob ?? '')?.ttr]).toEqual([expect.any(String), undefined]);
    }));

  it('reads from history when live reads are not offered', () =>
    withReads(async (rig) => {
      const { reads, account, credentials, scope, control } = rig;
      await control.change(off('messagingRestApiDomain'));
      const { id, text } = await openConversation(rig.sandbox);
      await text('one');
      const wanted = [{ id, credentials: credentials('ann') }];
      const found = await reads.snapshots(account, wanted, { messages: true }, scope());
      expect(found.get(id)?.messages).toHaveLength(1);
      expect(await readServices(rig)).toEqual(['msgHist']);
    }));

  it.each([
    ['without a credential for history', off('messagingRestApiDomain'), withoutHistory],
    ['when neither service is offered', off(...both), {}],
  ])('reads nothing %s', (_when, settings, options) =>
    withReads(async (rig) => {
      const { reads, account, credentials, scope, control } = rig;
      await control.change(settings);
      const { id } = await openConversation(rig.sandbox);
      const wanted = [{ id, credentials: credentials('ann') }, { id: 'other' }];
      expect((await reads.snapshots(account, wanted, { messages: true }, scope())).size).toBe(0);
      expect(await reads.ofConsumer(account, 'someone', ['OPEN'], scope())).toEqual([]);
      expect(await readServices(rig)).toEqual([]);
    }, options),
  );

  it('asks nobody when nothing is wanted', () =>
    withReads(async ({ reads, account, scope, control }) => {
      expect((await reads.snapshots(account, [], { messages: true }, scope())).size).toBe(0);
      expect(await control.services()).toEqual([]);
    }));

  it('stops when the caller went away', () =>
    withReads(async ({ reads, account, scope }) => {
      const gone = AbortSignal.abort();
      const read = reads.snapshots(account, [{ id: 'c' }], { messages: true }, scope(gone));
      await expect(read).rejects.toMatchObject({ outcome: 'NOT_SENT' });
    }));
});

describe('mapBounded', () => {
  it('answers in the order of its items', async () => {
    const slow = [30, 1, 20, 2];
    const work = (turns: number) => afterTurns(turns).then(() => turns);
    expect(await mapBounded(slow, 2, work)).toEqual(slow);
    expect(await mapBounded([], 2, work)).toEqual([]);
  });

  it('begins nothing new after a failure', async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await afterTurns(item);
      if (item === 1) throw new Error('one');
    };
    await expect(mapBounded([1, 5, 3, 4], 2, work)).rejects.toThrow('one');
    await afterTurns(20);
    expect(begun).toEqual([1, 5]);
  });
});

async function afterTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}

import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.js';
import { openConversation } from '../../sandbox/support/open-conversation.js';
import { withReads } from './reads-rig.js';
import type { ReadsRig } from './reads-rig.js';

const read = async (rig: ReadsRig, id: string, consumer = 'ann') => {
  const { account, reads, credentials, scope } = rig;
  const wanted = [{ id, credentials: credentials(consumer) }];
  return (await reads.snapshots(account, wanted, { messages: true }, scope())).get(id);
};

describe('reads of the Messaging REST API', () => {
  it('tell a conversation with its messages, and no private note', () =>
    withReads(async (rig) => {
      const { id, text, agent, show } = await openConversation(rig.sandbox);
      await text('one', { metadata: [{ type: 'ExternalId', id: 'mine' }] });
      await agent('privateNote', { text: 'internal' });
      await agent('text', { text: 'two', quickReplies: { replies: [{ title: 'Yes' }] } });
      await agent('rich');
      await agent('file');
      await agent('secureForm');
      const snapshot = await read(rig, id);
      expect(snapshot).toMatchObject({
        id,
        lpConsumerId: (await show()).consumerId,
        state: 'OPEN',
        stage: 'OPEN',
        startedAt: expect.any(Number),
        agent: { id: '29c3019d-fe0b-5200-afe8-737abfeae4b4' },
        dialogs: [{ id, type: 'MAIN', state: 'OPEN' }],
        messages: [
          {
            sequence: 0,
            from: { role: 'CONSUMER' },
            externalId: 'mine',
            content: { kind: 'text', text: 'one' },
          },
          { from: { role: 'ASSIGNED_AGENT' }, content: { text: 'two', quickReplies: [{ title: 'Yes' }] } },
          { content: { kind: 'rich', content: { type: 'vertical' } } },
          { content: { kind: 'file', fileType: 'PNG' } },
          { content: { kind: 'secureForm', title: 'Credit card form' } },
        ],
      });
      expect(JSON.stringify(snapshot)).not.toContain('internal');
    }));

  it('tell how a conversation ended', () =>
    withReads(async (rig) => {
      const { id, agent } = await openConversation(rig.sandbox);
      await agent('close');
      expect(await read(rig, id)).toMatchObject({
        state: 'CLOSE',
        stage: 'CLOSE',
        closeReason: 'AGENT',
        endedAt: expect.any(Number),
        dialogs: [{ state: 'CLOSE', endedAt: expect.any(Number) }],
      });
    }));

  it('page through more messages than one answer holds', () =>
    withReads(async (rig) => {
      const { id, agent } = await openConversation(rig.sandbox);
      for (let count = 0; count < 205; count += 1) {
        await agent(count % 10 === 5 ? 'privateNote' : 'text', { text: `text ${count}` });
      }
      const messages = (await read(rig, id))?.messages ?? [];
      const texts = messages.map(({ content }) => (content.kind === 'text' ? content.text : ''));
      const seen = Array.from({ length: 205 }, (_none, count) => count).filter((count) => count % 10 !== 5);
      expect(texts).toEqual(seen.map((count) => `text ${count}`));
      const calls = await rig.callsTo('messagingRestApiDomain');
      expect(calls).toHaveLength(3);
      expect(calls.map(({ path }) => /newerThanSequence=(-?\d+)/.exec(path)?.[1])).toEqual([
        undefined,
        '-1',
        '110',
      ]);
    }));

  it('carry the tokens bare, and say who asks', () =>
    withReads(async (rig) => {
      const { id } = await openConversation(rig.sandbox);
      await read(rig, id);
      const tokens = rig.credentials('ann').peek();
      const [call] = await rig.callsTo('messagingRestApiDomain');
      expect(call?.headers).toMatchObject({
        authorization: tokens?.appJwt.token,
        'lp-on-behalf': tokens?.consumerJws.token,
        'brand-id': rig.account.id,
        'client-source': 'ConversationGateway',
        'request-id': 'request-1',
      });
    }));

  it('find nothing of another consumer, and nothing that is not there', () =>
    withReads(async (rig) => {
      const { id } = await openConversation(rig.sandbox);
      expect(await read(rig, id, 'bob')).toBeUndefined();
      expect(await read(rig, 'nowhere')).toBeUndefined();
      // What the live read refused is not asked of history, whose credential opens every conversation.
      expect(await rig.callsTo('msgHist')).toEqual([]);
    }));

  it('do not see what is younger than the lag', () => {
    let time = Date.now();
    return withReads(
      async (rig) => {
        await rig.control.change({ historyLagMs: 1000 });
        const { id, text } = await openConversation(rig.sandbox);
        expect(await read(rig, id)).toBeUndefined();
        time += 1000;
        await text('young');
        expect((await read(rig, id))?.messages).toEqual([]);
        time += 1000;
        expect((await read(rig, id))?.messages).toHaveLength(1);
      },
      { sandbox: { now: () => time } },
    );
  });

  it('renew a refused AppJWT and repeat once', () =>
    withReads(async (rig) => {
      const { id } = await openConversation(rig.sandbox);
      await read(rig, id);
      await rig.control.forgetCalls();
      const body = { kind: 'resp', code: 401, type: '.ReqBody$ErrorResp', body: { errorCode: 40102 } };
      await rig.control.fault('messagingRestApiDomain', { kind: 'status', status: 401, body });
      expect(await read(rig, id)).toMatchObject({ id });
      expect(await rig.control.services()).toEqual(['messagingRestApiDomain', 'sentinel', ...twice]);
      await rig.control.fault('messagingRestApiDomain', { kind: 'status', status: 401, body }, 2);
      await expect(read(rig, id)).rejects.toMatchObject({ code: 'UPSTREAM_CREDENTIALS_REFUSED' });
    }));

  it.each([
    [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 429 }, 'UPSTREAM_RATE_LIMITED'],
    [{ kind: 'garbage' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 200, body: { id: 'another', startTs: 1 } }, 'UPSTREAM_UNAVAILABLE'],
  ])('fail as a call that changed nothing: %j', (fault, code) =>
    withReads(async (rig) => {
      const { id } = await openConversation(rig.sandbox);
      await rig.control.fault('messagingRestApiDomain', fault);
      await expect(read(rig, id)).rejects.toMatchObject({ code, outcome: 'NOT_SENT', safeToRepeat: true });
    }),
  );

  it('end when a page does not lead on', () =>
    withReads(async (rig) => {
      const { id, text } = await openConversation(rig.sandbox);
      await text('one');
      const message = {
        sequence: 0,
        type: 'PLAIN_TEXT',
        content: { text: 'one' },
        createdTs: 1,
        dialogId: id,
      };
      const body = { data: [message], links: { next: '/for/ever' } };
      const dialogs = [{ id, type: 'MAIN', state: 'OPEN', startedAt: 1 }] as const;
      await rig.control.fault('messagingRestApiDomain', { kind: 'status', status: 200, body }, 30);
      expect(await rig.rest.messages(id, dialogs, rig.credentials('ann'), rig.scope())).toHaveLength(2);
      expect(await rig.callsTo('messagingRestApiDomain')).toHaveLength(2);
    }));

  it('are under way for eight conversations at once, not more', () =>
    withReads(async (rig) => {
      const { account, reads, credentials, scope, callsTo, control } = rig;
      await control.fault('messagingRestApiDomain', { kind: 'hang' }, 20);
      const ids = Array.from({ length: 20 }, (_none, place) => `conversation-${place}`);
      const wanted = ids.map((id) => ({ id, credentials: credentials('ann') }));
      const caller = new AbortController();
      const found = reads.snapshots(account, wanted, { messages: true }, scope(caller.signal));
      const failed = expect(found).rejects.toMatchObject({ outcome: 'NOT_SENT' });
      const underWay = async () => (await callsTo('messagingRestApiDomain')).length;
      await eventually('eight calls', async () => (await underWay()) >= 8);
      caller.abort();
      await failed;
      expect(await underWay()).toBe(8);
    }));

  it('tell many conversations, each with the tokens of its own consumer', () =>
    withReads(async (rig) => {
      const names = Array.from({ length: 20 }, (_none, place) => `consumer-${place}`);
      const opened = await Promise.all(names.map((name) => openConversation(rig.sandbox, name)));
      const wanted = opened.map(({ id }, place) => ({
        id,
        credentials: rig.credentials(names[place] ?? ''),
      }));
      const found = await rig.reads.snapshots(rig.account, wanted, { messages: false }, rig.scope());
      expect([...found.keys()].sort()).toEqual(opened.map(({ id }) => id).sort());
      expect([...found.values()].every(({ messages }) => messages === undefined)).toBe(true);
      expect(await rig.callsTo('messagingRestApiDomain')).toHaveLength(20);
    }));
});

const twice = ['messagingRestApiDomain', 'messagingRestApiDomain'];

import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.js';
import { openConversation } from '../../sandbox/support/open-conversation.js';
import { withReads } from './reads-rig.js';
import type { ReadsOptions, ReadsRig } from './reads-rig.js';

const openMany = (rig: ReadsRig, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_none, place) => openConversation(rig.sandbox, `consumer-${place}`)),
  );

const read = async (rig: ReadsRig, ids: readonly string[], messages = true) => {
  const { reads, account, scope } = rig;
  return reads.snapshots(
    account,
    ids.map((id) => ({ id })),
    { messages },
    scope(),
  );
};

/** A sandbox that wants to see this token of its one account. */
const strict = (historyToken: string): Pick<ReadsOptions, 'sandbox'> => ({
  sandbox: { accounts: [{ id: '12345678', clientId: 'a', clientSecret: 's', historyToken }] },
});

describe('reads of the Messaging Interactions API', () => {
  it('tell a conversation with its messages and how far they got, and no private note', () =>
    withReads(async (rig) => {
      const { id, text, agent, show } = await openConversation(rig.sandbox);
      await text('one');
      await agent('read');
      await agent('privateNote', { text: 'internal' });
      await agent('rich');
      await agent('file');
      await agent('secureForm');
      const snapshot = (await read(rig, [id])).get(id);
      expect(snapshot).toMatchObject({
        id,
        lpConsumerId: (await show()).consumerId,
        state: 'OPEN',
        stage: 'OPEN',
        agent: { id: '29c3019d-fe0b-5200-afe8-737abfeae4b4', displayName: 'Sandbox Agent' },
        dialogs: [{ id, type: 'MAIN', state: 'OPEN' }],
        messages: [
          { sequence: 0, from: { role: 'CONSUMER' }, content: { text: 'one' }, status: 'READ' },
          { from: { role: 'ASSIGNED_AGENT' }, content: { kind: 'rich', content: { type: 'vertical' } } },
          { content: { kind: 'file', fileType: 'PNG' } },
          { content: { kind: 'secureForm' } },
        ],
      });
      expect(JSON.stringify(snapshot)).not.toContain('internal');
    }));

  it('tell a conversation in its survey: closed, but not over', () =>
    withReads(async (rig) => {
      const features = ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG'];
      const { id, send, show } = await openConversation(rig.sandbox, 'ann', features);
      const dialog = { dialogId: id, state: 'CLOSE', closedCause: 'Closed by consumer' };
      const conversationField = { field: 'DialogChange', type: 'UPDATE', dialog };
      await send('cm.UpdateConversationField', { conversationId: id, conversationField });
      const { stage } = await show();
      expect(stage).toBe('OPEN');
      expect((await read(rig, [id])).get(id)).toMatchObject({
        state: 'CLOSE',
        stage: 'OPEN',
        closeReason: 'CONSUMER',
        dialogs: [
          { type: 'MAIN', state: 'CLOSE' },
          { type: 'POST_SURVEY', state: 'OPEN' },
        ],
      });
    }));

  it('ask once for fifty conversations', () =>
    withReads(async (rig) => {
      const ids = (await openMany(rig, 50)).map(({ id }) => id);
      const found = await read(rig, [...ids, ids[0] ?? '', 'nowhere']);
      expect([...found.keys()].sort()).toEqual([...ids].sort());
      const calls = await rig.callsTo('msgHist');
      expect(calls).toHaveLength(1);
      expect(calls[0]?.path).toBe(
        `/messaging_history/api/account/${rig.account.id}/conversations/conversation/search?source=ConversationGateway`,
      );
      expect(calls[0]?.headers['authorization']).toBe('Bearer history-token');
    }));

  it('ask in slices of a hundred for more', () =>
    withReads(async (rig) => {
      const [{ id } = { id: '' }] = await openMany(rig, 1);
      const ids = [...Array.from({ length: 204 }, (_none, place) => `nowhere-${place}`), id];
      expect([...(await read(rig, ids)).keys()]).toEqual([id]);
      const calls = await rig.callsTo('msgHist');
      const sizes = calls.map(({ body }) => (body as { conversationIds: string[] }).conversationIds.length);
      expect(sizes.sort()).toEqual([100, 100, 5]);
    }));

  it('ask in halves for what is too much for one answer', () =>
    withReads(
      async (rig) => {
        const opened = await openMany(rig, 8);
        for (const { text } of opened) await text('x'.repeat(4000));
        const found = await read(
          rig,
          opened.map(({ id }) => id),
        );
        expect(found.size).toBe(8);
        expect((await rig.callsTo('msgHist')).length).toBeGreaterThan(1);
        await opened[0]?.text('x'.repeat(5000));
        await opened[0]?.text('x'.repeat(5000));
        await opened[0]?.text('x'.repeat(5000));
        const [{ id } = { id: '' }] = opened;
        await expect(read(rig, [id])).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      },
      { upstream: { maxResponseBytes: 16_000 } },
    ));

  it('leave messages out when they are not wanted, and give an empty list when there are none', () =>
    withReads(async (rig) => {
      const { id } = await openConversation(rig.sandbox);
      expect((await read(rig, [id], false)).get(id)).not.toHaveProperty('messages', expect.anything());
      expect((await read(rig, [id], true)).get(id)?.messages).toEqual([]);
    }));

  it("find a consumer's conversations by state, newest first", () => {
    let time = Date.now();
    return withReads(
      async (rig) => {
        const { reads, account, scope } = rig;
        const first = await openConversation(rig.sandbox);
        await first.agent('close');
        time += 1000;
        const second = await openConversation(rig.sandbox);
        await openConversation(rig.sandbox, 'bob');
        const consumer = (await second.show()).consumerId;
        const find = async (...states: ('OPEN' | 'CLOSE')[]) =>
          (await reads.ofConsumer(account, consumer, states, scope())).map(({ id }) => id);
        expect(await find('OPEN')).toEqual([second.id]);
        expect(await find('CLOSE')).toEqual([first.id]);
        expect(await find('OPEN', 'CLOSE')).toEqual([second.id, first.id]);
        expect(await find()).toEqual([]);
        expect(await rig.callsTo('msgHist')).toHaveLength(3);
      },
      { sandbox: { now: () => time } },
    );
  });

  it('are signed with OAuth 1.0 where the account has an API key', () => {
    const history = {
      kind: 'oauth1',
      consumerKey: 'ck',
      consumerSecret: new Secret('cs'),
      accessToken: 'access-token',
      accessTokenSecret: new Secret('ats'),
    } as const;
    return withReads(
      async (rig) => {
        const { id } = await openConversation(rig.sandbox);
        expect((await read(rig, [id])).size).toBe(1);
        expect((await read(rig, [id])).size).toBe(1);
        const headers = (await rig.callsTo('msgHist')).map((call) => call.headers['authorization'] ?? '');
        for (const header of headers) {
          expect(header).toMatch(
            /^OAuth oauth_consumer_key="ck", oauth_nonce="[\w-]{36}", .*oauth_token="access-token"/,
          );
        }
        expect(new Set(headers).size).toBe(2);
      },
      { ...strict('access-token'), account: { history } },
    );
  });

  it('say that the credential is refused', () =>
    withReads(async (rig) => {
      const { id } = await openConversation(rig.sandbox);
      await expect(read(rig, [id])).rejects.toMatchObject({ code: 'UPSTREAM_CREDENTIALS_REFUSED' });
    }, strict('another-token')));

  it.each([
    [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 429 }, 'UPSTREAM_RATE_LIMITED'],
    [{ kind: 'status', status: 200, body: { something: 'else' } }, 'UPSTREAM_UNAVAILABLE'],
  ])('fail as a call that changed nothing: %j', (fault, code) =>
    withReads(async (rig) => {
      await rig.control.fault('msgHist', fault);
      await expect(read(rig, ['c'])).rejects.toMatchObject({ code, outcome: 'NOT_SENT', safeToRepeat: true });
    }),
  );

  it('find nothing in an answer without content', () =>
    withReads(async (rig) => {
      await rig.control.fault('msgHist', { kind: 'status', status: 204 });
      expect((await read(rig, ['c'])).size).toBe(0);
    }));

  it('keep to what was asked for, and keep broken records out', () =>
    withReads(async (rig) => {
      const info = { startTimeL: 1, status: 'OPEN' };
      const records = [
        { info: { ...info, conversationId: 'asked' } },
        { info: { ...info, conversationId: 'b' } },
        {},
      ];
      const body = { conversationHistoryRecords: records };
      await rig.control.fault('msgHist', { kind: 'status', status: 200, body });
      expect([...(await read(rig, ['asked', 'gone'])).keys()]).toEqual(['asked']);
    }));
});

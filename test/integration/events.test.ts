import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { eventsDocument, listenByStream, listenByWebSocket } from '../support/event-listener.js';
import type { SeenEvent } from '../support/event-listener.js';
import { withFollowedLife } from '../support/follow-life.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';

const sse = { path: '/graphql/stream', headers: { accept: 'text/event-stream' } };
const multipart = {
  path: '/graphql',
  headers: { accept: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json' },
};

const isText = (text: string) => (event: SeenEvent) => event.message?.text === text;
const texts = (events: readonly SeenEvent[]) => events.flatMap(({ message }) => message?.text ?? []);

describe('conversationEvents', () => {
  it('tells by WebSocket what consumer and agent do, each thing once and in order', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const listener = listenByWebSocket(life.pair.url, target);
      await life.say(target, 'hello');
      await life.agent(target, { action: 'text', text: 'good day' });
      await life.agent(target, { action: 'typing' });
      await listener.heard(isText('good day'));
      await listener.heard(({ chatState }) => chatState === 'COMPOSING');
      await life.agent(target, { action: 'close' });
      await listener.heard(({ conversation }) => conversation.state === 'CLOSE');
      await listener.stop();
      expect(texts(listener.events)).toEqual(['hello', 'good day']);
      const kept = listener.events.filter(({ __typename }) => __typename !== 'ChatStateChanged');
      expect(new Set(kept.map(({ cursor }) => cursor)).size).toBe(kept.length);
      expect(listener.errors).toEqual([]);
    });
  });

  it('never tells a private note', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const listener = listenByWebSocket(life.pair.url, target);
      await life.agent(target, { action: 'privateNote', text: 'internal' });
      await life.agent(target, { action: 'text', text: 'for you' });
      await listener.heard(isText('for you'));
      await listener.stop();
      expect(JSON.stringify(listener.events)).not.toContain('internal');
    });
  });

  it.each([
    ['Server-Sent Events', sse],
    ['multipart/mixed', multipart],
  ])('resumes by %s after a cursor without a gap or a repeat', async (_name, form) => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const first = await listenByStream(life.pair.url, target, form);
      await life.say(target, 'one');
      const { cursor } = await first.heard(isText('one'));
      await first.stop();
      await life.say(target, 'two');
      const second = await listenByStream(life.pair.url, { ...target, after: cursor }, form);
      await life.say(target, 'three');
      await second.heard(isText('three'));
      await second.stop();
      expect(texts(second.events)).toEqual(['two', 'three']);
    });
  });

  it('gives each Server-Sent Event its cursor as id, and resumes by Last-Event-ID', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const first = await listenByStream(life.pair.url, target, sse);
      await life.say(target, 'one');
      const { cursor } = await first.heard(isText('one'));
      await first.stop();
      expect(first.ids).toContain(cursor);
      await life.say(target, 'two');
      const headers = { ...sse.headers, 'last-event-id': cursor };
      const second = await listenByStream(life.pair.url, target, { ...sse, headers });
      await second.heard(isText('two'));
      await second.stop();
      expect(texts(second.events)).toEqual(['two']);
    });
  });

  it('follows a query by its eventsCursor', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      await life.say(target, 'before');
      const query = 'query ($a: ID!, $id: ID!) { conversation(accountId: $a, id: $id) { eventsCursor } }';
      const { data } = await life.pair.graphql<{ conversation: { eventsCursor: string } }>(query, {
        a: target.accountId,
        id: target.conversationId,
      });
      const after = data?.conversation.eventsCursor ?? '';
      const listener = listenByWebSocket(life.pair.url, { ...target, after });
      await life.say(target, 'after');
      await listener.heard(isText('after'));
      await listener.stop();
      expect(texts(listener.events)).not.toContain('before');
    });
  });

  it('says by one ConversationResync that retention has eaten the gap', async () => {
    await withFollowedLife(
      async (life) => {
        const target = await life.open();
        const listener = listenByWebSocket(life.pair.url, target);
        await life.say(target, 'one');
        const { cursor } = await listener.heard(isText('one'));
        await listener.stop();
        for (const text of ['two', 'three', 'four', 'five', 'six']) await life.say(target, text);
        const late = listenByWebSocket(life.pair.url, { ...target, after: cursor });
        await late.heard(({ __typename }) => __typename === 'ConversationResync');
        await life.say(target, 'seven');
        await late.heard(isText('seven'));
        await late.stop();
        expect(late.events.map(({ __typename }) => __typename)).toEqual([
          'ConversationResync',
          'MessageAdded',
        ]);
      },
      { EVENTS_RECORDED: '3' },
    );
  });

  it('refuses an unknown conversation, and a cursor of another one', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const other = await life.open({ consumerId: 'bob' });
      const { accountId } = target;
      const unknown = await listenByStream(life.pair.url, { accountId, conversationId: 'nowhere' }, sse);
      await unknown.answer.text().catch(() => '');
      const listener = listenByWebSocket(life.pair.url, other);
      await life.say(other, 'mine');
      const { cursor } = await listener.heard(isText('mine'));
      await listener.stop();
      const crossed = await fetch(`${life.pair.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: eventsDocument, variables: { ...target, after: cursor } }),
      });
      expect(await crossed.text()).toContain('BAD_USER_INPUT');
    });
  });

  it('is refused over plain HTTP with words that say where to go', async () => {
    await withFollowedLife(async (life) => {
      const target = await life.open();
      const { errors } = await life.pair.graphql(eventsDocument, { ...target });
      expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    });
  });
});

describe('POST /webhooks/liveperson', () => {
  const body = JSON.stringify({
    kind: 'notification',
    type: 'ms.MessagingEventNotification',
    body: { changes: [] },
  });
  const post = (life: Life, signature: string | undefined) => {
    const [account] = life.pair.accounts;
    return fetch(`${life.pair.url}/webhooks/liveperson`, {
      method: 'POST',
      headers: {
        'x-liveperson-account-id': account?.id ?? '',
        'x-liveperson-client-id': account?.clientId ?? '',
        ...(signature !== undefined && { 'x-liveperson-signature': signature }),
      },
      body,
    });
  };

  it('takes what the app secret signed and refuses everything else', async () => {
    await withLife(async (life) => {
      const secret = life.pair.accounts[0]?.clientSecret ?? '';
      const signed = (key: string) => `sha256=${createHmac('sha256', key).update(body).digest('base64')}`;
      expect((await post(life, signed(secret))).status).toBe(200);
      expect((await post(life, signed('another'))).status).toBe(401);
      expect((await post(life, undefined)).status).toBe(401);
    });
  });
});

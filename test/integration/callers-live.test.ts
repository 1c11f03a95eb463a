import { describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { withLogin } from '../support/brand-login.js';
import type { Life } from '../support/life-pair.js';
import { eventually } from '../support/eventually.js';
import { subscribeBySocket, subscribeByStream } from '../support/raw-subscriber.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';

type Headers = Readonly<Record<string, string>>;

async function open(life: Life, headers: Headers): Promise<{ accountId: string; conversationId: string }> {
  const { conversation } = await life.mutate<{ conversation: { id: string } }>(
    'createConversation',
    'conversation { id }',
    { accountId: life.pair.accountId },
    headers,
  );
  return { accountId: life.pair.accountId, conversationId: conversation.id };
}
const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

describe('a subscription with a token', () => {
  it.each(['websocket', 'sse', 'multipart'] as const)('is for the owner alone: %s', async (transport) => {
    await withLogin(async (life, login) => {
      await hearWebhooks(life.pair);
      const ann = await login.as({ sub: 'ann' });
      const target = await open(life, ann);
      const subscribe = (headers: Headers) =>
        transport === 'websocket'
          ? subscribeBySocket(life.pair.url, target, { headers })
          : subscribeByStream(life.pair.url, target, transport, headers);

      const own = await subscribe(ann);
      const foreign = await subscribe(await login.as({ sub: 'bob' }));
      await life.agent(target, { action: 'text', text: 'hello' });

      await eventually('an event', () => Promise.resolve(own.events.length > 0));
      await eventually('a refusal', () => Promise.resolve(foreign.errors.length > 0));
      expect(foreign.errors).toEqual(['CONVERSATION_NOT_FOUND']);
      expect(foreign.events).toEqual([]);
      for (const subscriber of [own, foreign]) subscriber.destroy();
    });
  });

  it.each(['sse', 'multipart'] as const)('ends when the token expires: %s', async (form) => {
    await withLogin(async (life, login) => {
      const target = await open(life, await login.as({ sub: 'ann' }));
      const short = await login.as({ sub: 'ann', exp: inSeconds(2) });
      const stream = await subscribeByStream(life.pair.url, target, form, short);
      await eventually('the end', () => Promise.resolve(stream.isComplete()));
      expect(stream.errors).toEqual(['UNAUTHENTICATED']);
      stream.destroy();
    });
  });

  it('is closed with 4403 when the token expires, and a cursor is of no use to another', async () => {
    await withLogin(async (life, login) => {
      await hearWebhooks(life.pair);
      const target = await open(life, await login.as({ sub: 'ann' }));
      await life.agent(target, { action: 'text', text: 'hello' });
      const short = await subscribeBySocket(life.pair.url, target, {
        headers: await login.as({ sub: 'ann', exp: inSeconds(3) }),
      });
      await eventually('an event', () => Promise.resolve(short.events.length > 0));
      expect(await short.closed).toBe(4403);

      const after = short.events.at(-1)?.cursor ?? '';
      const bob = await subscribeByStream(
        life.pair.url,
        { ...target, after },
        'sse',
        await login.as({ sub: 'bob' }),
      );
      await eventually('a refusal', () => Promise.resolve(bob.errors.length > 0));
      expect(bob.errors).toEqual(['CONVERSATION_NOT_FOUND']);
      bob.destroy();
    });
  });

  it.each(['no token', 'a forged token'])(
    'is not begun with %s in the connection’s parameters',
    async (what) => {
      await withLogin(async (life, login) => {
        const parameters = what === 'no token' ? {} : await login.forged({ sub: 'ann' });
        const socket = new WebSocket(
          `${life.pair.url.replace('http', 'ws')}/graphql`,
          'graphql-transport-ws',
        );
        socket.on('open', () =>
          socket.send(JSON.stringify({ type: 'connection_init', payload: parameters })),
        );
        const closed = new Promise<number>((resolve) => socket.on('close', resolve));
        expect(await closed).toBe(4403);
      });
    },
  );
});

describe('POST /files with a token', () => {
  it('is refused for the conversation of another, and without a token', async () => {
    await withLogin(async (life, login) => {
      const target = await open(life, await login.as({ sub: 'ann' }));
      const url = `${life.pair.url}/files?accountId=${target.accountId}&conversationId=${target.conversationId}`;
      const bytes = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64');
      const upload = async (headers: Headers) => {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'image/gif', ...headers },
          body: bytes,
        });
        return { status: answer.status, text: await answer.text() };
      };
      const [foreign, nobody] = [await upload(await login.as({ sub: 'bob' })), await upload({})];
      expect(foreign.text).toContain('CONVERSATION_NOT_FOUND');
      expect(nobody.text).toContain('UNAUTHENTICATED');
    });
  });
});

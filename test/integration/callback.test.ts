import { describe, expect, it } from '@jest/globals';
import { askForTokens, signingKeyOf } from '../support/ask-for-tokens.js';
import { startCallbackRouter } from '../support/callback-router.js';
import type { CallbackRouter, Received } from '../support/callback-router.js';
import { withFollowedLife } from '../support/follow-life.js';
import { create, createdIn } from '../support/create-conversation.js';
import { eventsDocument as query } from '../support/event-listener.js';
import type { SeenEvent } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { machineNow } from '../support/machine-now.js';

type Run = (router: CallbackRouter, life: Life) => Promise<void>;

/** Runs a test with a router that the gateway may call, unless the settings say otherwise. */
async function withRouter(run: Run, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const router = await startCallbackRouter();
  try {
    const allowed = { CALLBACK_URL_PREFIXES: router.publicUrl, ...settings };
    await withFollowedLife((life) => run(router, life), allowed);
  } finally {
    await router.close();
  }
}

const eventIn = ({ payload }: Received): SeenEvent | undefined =>
  (payload?.data as { readonly conversationEvents?: SeenEvent } | undefined)?.conversationEvents; // as asked for
const textsOf = (messages: readonly Received[], id: string): readonly string[] =>
  messages.filter((one) => one.id === id).flatMap((one) => eventIn(one)?.message?.text ?? []);
const hasText = (text: string) => (message: Received) => eventIn(message)?.message?.text === text;
const variablesOf = ({ accountId, conversationId }: LifeTarget, after: string | null = null) => {
  return { accountId, conversationId, after };
};
const ended = (life: Life) =>
  eventually('the end', () => Promise.resolve(life.pair.server.gateway.callbacks.live === 0));

describe('subscriptions by callback', () => {
  it('are confirmed by a check, answered with no data, and told in order', async () => {
    await withRouter(async (router, life) => {
      const target = await life.open();
      const answer = await router.subscribe(life.pair.url, { query, variables: variablesOf(target) });
      expect([answer.status, answer.body]).toEqual([200, { data: null }]);
      expect(router.messages[0]?.action).toBe('check');
      expect(life.pair.server.gateway.callbacks.live).toBe(1);
      await life.say(target, 'hello');
      await life.agent(target, { action: 'text', text: 'good day' });
      await life.agent(target, { action: 'close' });
      await router.heard('the end', (one) => eventIn(one)?.conversation.state === 'CLOSE');
      expect(textsOf(router.messages, answer.id)).toEqual(['hello', 'good day']);
      expect(router.mostAtOnce()).toBe(1);
      const cursors = router.messages.flatMap((one) => eventIn(one)?.cursor ?? []);
      expect(new Set(cursors).size).toBe(cursors.length);
    });
  });

  it('end when the router answers 404, and resume by the cursor without a gap or a repeat', async () => {
    await withRouter(async (router, life) => {
      const target = await life.open();
      const first = await router.subscribe(life.pair.url, { query, variables: variablesOf(target) });
      await life.say(target, 'one');
      const cursor = eventIn(await router.heard('the first text', hasText('one')))?.cursor ?? '';
      router.forget(first.id);
      await life.agent(target, { action: 'text', text: 'two' });
      await ended(life);
      expect(router.messages.filter(({ action }) => action === 'complete')).toEqual([]);
      await life.say(target, 'three');
      const request = { query, variables: variablesOf(target, cursor) };
      const second = await router.subscribe(life.pair.url, request);
      await life.agent(target, { action: 'text', text: 'four' });
      await router.heard('the last text', hasText('four'));
      expect(textsOf(router.messages, second.id)).toEqual(['two', 'three', 'four']);
    });
  });

  it('say by heartbeats that they live, and end without an event when the router has let go', async () => {
    await withRouter(async (router, life) => {
      const target = await life.open();
      const subscription = { heartbeatIntervalMs: 100 };
      const request = { query, variables: variablesOf(target), subscription };
      const { id } = await router.subscribe(life.pair.url, request);
      const checks = () => router.messages.filter(({ action }) => action === 'check').length;
      await eventually('three heartbeats', () => Promise.resolve(checks() > 3));
      expect(life.pair.server.gateway.callbacks.live).toBe(1);
      router.forget(id);
      await ended(life);
      expect(life.pair.logLines.join('')).toContain('"why":"gone"');
    });
  });

  it('are refused for a foreign conversation and for a missing one alike, before the router is called', async () => {
    await withRouter(
      async (router, { pair }) => {
        const consumerJwsPublicKey = await signingKeyOf(pair.sandbox.url);
        const { accountId: id } = pair;
        pair.server.gateway.accounts.replace([{ id, previousClientSecrets: [], consumerJwsPublicKey }]);
        const [mine, yours] = [await askForTokens(pair, 'me'), await askForTokens(pair, 'you')];
        const own = createdIn(await create(pair, { consumerId: undefined }, mine));
        const { conversation } = createdIn(await create(pair, { consumerId: undefined }, yours));
        for (const conversationId of [conversation.id, 'nowhere']) {
          const variables = { accountId: pair.accountId, conversationId };
          const { body } = await router.subscribe(pair.url, { query, variables, headers: mine });
          expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['CONVERSATION_NOT_FOUND']);
        }
        expect(router.paths).toEqual([]);
        const variables = { accountId: id, conversationId: own.conversation.id };
        const { body } = await router.subscribe(pair.url, { query, variables, headers: mine });
        expect(body).toEqual({ data: null });
        await pair.server.close();
        expect(pair.server.gateway.callbacks.live).toBe(0);
      },
      { CREDENTIALS: 'forwarded' },
    );
  });

  it('are told that the replica goes away, so that they resume at another', async () => {
    await withRouter(async (router, life) => {
      const target = await life.open();
      await router.subscribe(life.pair.url, { query, variables: variablesOf(target) });
      await life.say(target, 'one');
      await router.heard('the text', hasText('one'));
      expect(await life.pair.server.close()).toBe(true);
      const last = router.messages.at(-1);
      expect(last?.action).toBe('complete');
      expect(last?.errors?.[0]?.extensions).toMatchObject({ code: 'SHUTTING_DOWN', safeToRepeat: true });
      expect(life.pair.server.gateway.callbacks.live).toBe(0);
    });
  });

  it('do not hold up a shutdown when the router hangs', async () => {
    await withRouter(async (router, life) => {
      const target = await life.open();
      router.misbehave(({ action }) => action === 'next');
      await router.subscribe(life.pair.url, { query, variables: variablesOf(target) });
      await router.heard('a message that is never answered', ({ action }) => action === 'next');
      const started = machineNow();
      await life.pair.server.close();
      expect(machineNow() - started).toBeLessThan(5000);
      await ended(life);
    });
  });
});

describe('a router that may not be called back', () => {
  const request = { query, variables: { accountId: 'a', conversationId: 'c' } };

  it.each([
    ['without the setting', {}, ''],
    ['at a loopback address that no prefix names', {}, 'https://router.example/callback'],
    [
      "at a cloud's metadata",
      { callbackUrl: 'http://169.254.169.254/callback/1' },
      'http://router.example/callback',
    ],
  ])('is refused %s', async (_where, subscription, prefixes) => {
    await withRouter(
      async (router, life) => {
        const answer = await router.subscribe(life.pair.url, { ...request, subscription });
        expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
        expect(router.paths).toEqual([]);
      },
      { CALLBACK_URL_PREFIXES: prefixes },
    );
  });

  it('is refused when it does not know the verifier, and told nothing', async () => {
    await withRouter(async (router, life) => {
      const variables = variablesOf(await life.open());
      const subscription = { verifier: 'guessed' };
      const answer = await router.subscribe(life.pair.url, { query, variables, subscription });
      expect(answer.status).toBe(400);
      expect(router.messages.map(({ action }) => action)).toEqual(['check']);
      expect(life.pair.server.gateway.callbacks.live).toBe(0);
    });
  });

  it('is not followed when it redirects', async () => {
    await withRouter(async (router, life) => {
      const variables = variablesOf(await life.open());
      router.misbehave((_message, response) => {
        response.writeHead(307, { location: `${router.origin}/elsewhere` }).end();
        return true;
      });
      const answer = await router.subscribe(life.pair.url, { query, variables });
      expect(answer.status).toBe(400);
      expect(router.paths).toEqual([`/callback/${answer.id}`]);
    });
  });
});

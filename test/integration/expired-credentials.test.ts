import { describe, expect, it } from '@jest/globals';
import { createSigningKey } from '../../sandbox/tokens/signing-key.js';
import { Secret } from '../../src/config/secret.js';
import { flood } from '../support/agent-flood.js';
import { askForTokens, signingKeyOf } from '../support/ask-for-tokens.js';
import type { ForwardedHeaders } from '../support/ask-for-tokens.js';
import { create, createdIn } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { sequencesOf, subscribeByStream, subscribeBySocket } from '../support/raw-subscriber.js';
import type { RawSubscriber } from '../support/raw-subscriber.js';
import { scrape } from '../support/scrape.js';
import { expiringAt } from '../support/short-lived-tokens.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

const signingKey = await createSigningKey(Date.now());

interface Forwarded {
  readonly pair: Pair;
  readonly target: { readonly accountId: string; readonly conversationId: string };
  readonly tokens: ForwardedHeaders;
  /** Tokens that hold for so many milliseconds from now on. */
  readonly holdingFor: (ms: number) => Promise<ForwardedHeaders>;
}

/** Runs a test with a conversation whose consumer brings tokens of its own, which the gateway proves by their key. */
async function withForwarded(run: (forwarded: Forwarded) => Promise<void>): Promise<void> {
  const settings = { CREDENTIALS: 'forwarded' };
  await withPair(
    async (pair) => {
      const consumerJwsPublicKey = await signingKeyOf(pair.sandbox.url);
      const accounts = pair.accounts.map(({ id, clientId, clientSecret }) => {
        // The secret is there for webhooks.
        const app = { clientId, clientSecret: new Secret(clientSecret), previousClientSecrets: [] };
        return { id, ...app, consumerJwsPublicKey };
      });
      pair.server.gateway.accounts.replace(accounts);
      const tokens = await askForTokens(pair, 'ann');
      const { conversation } = createdIn(await create(pair, { consumerId: undefined }, tokens));
      const target = { accountId: pair.accountId, conversationId: conversation.id };
      const holdingFor = (ms: number) => expiringAt(tokens, Date.now() + ms, signingKey);
      await run({ pair, target, tokens, holdingFor });
    },
    { settings },
  );
}

const text = ({ pair, target }: Forwarded, from: number) =>
  flood(pair, { ...target, from, count: 1, size: 10 });

describe('a subscription whose credential expires', () => {
  it('is closed with 4403 by WebSocket, and goes on after the last cursor with a new one', async () => {
    await withForwarded(async (forwarded) => {
      const { pair, target, tokens, holdingFor } = forwarded;
      const subscribe = (headers: ForwardedHeaders, after: string | null): Promise<RawSubscriber> =>
        subscribeBySocket(pair.url, { ...target, after }, { headers });
      const short = await subscribe(await holdingFor(2000), null);
      await text(forwarded, 1);
      await short.heard(1);
      expect(await short.closed).toBe(4403);
      await text(forwarded, 2);
      const next = await subscribe(tokens, short.events.at(-1)?.cursor ?? '');
      await next.heard(2);
      expect(sequencesOf(next.events)).toEqual([2]);
      next.destroy();
    });
  });

  it.concurrent.each(['sse', 'multipart'] as const)('ends by %s with UNAUTHENTICATED', async (form) => {
    await withForwarded(async (forwarded) => {
      const { pair, target, tokens, holdingFor } = forwarded;
      const short = await subscribeByStream(pair.url, target, form, await holdingFor(2000));
      await text(forwarded, 1);
      await short.heard(1);
      await eventually('the end', () => Promise.resolve(short.isComplete()));
      expect(short.errors).toEqual(['UNAUTHENTICATED']);
      await text(forwarded, 2);
      const after = short.events.at(-1)?.cursor ?? '';
      const next = await subscribeByStream(pair.url, { ...target, after }, form, tokens);
      await next.heard(2);
      expect(sequencesOf(next.events)).toEqual([2]);
      for (const subscriber of [short, next]) subscriber.destroy();
      await eventually('nobody to follow', async () => (await scrape(pair.url)).get('store_watchers') === 0);
    });
  });

  it('is refused when it has expired before', async () => {
    await withForwarded(async ({ pair, target, holdingFor }) => {
      const socket = await subscribeBySocket(pair.url, target, { headers: await holdingFor(-1000) });
      expect(await socket.closed).toBe(4403);
      expect(socket.events).toEqual([]);
      const stream = await subscribeByStream(pair.url, target, 'sse', await holdingFor(-1000));
      await eventually('the end', () => Promise.resolve(stream.isComplete()));
      expect(stream.errors).toEqual(['UNAUTHENTICATED']);
      stream.destroy();
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { askForTokens } from '../support/ask-for-tokens.js';
import { withLogin } from '../support/brand-login.js';
import { startCallbackRouter } from '../support/callback-router.js';
import { create } from '../support/create-conversation.js';
import { eventsDocument } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { httpCall } from '../support/http-call.js';
import { codesIn, post } from '../support/http-cases.js';
import { withLife } from '../support/life-pair.js';
import { onlyError, postGraphql } from '../support/post-graphql.js';
import { subscribeBySocket, subscribeByStream } from '../support/raw-subscriber.js';
import { withPair } from '../support/start-pair.js';

const accounts = ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` }));
const ask = '{ __typename }';

describe('the limit of one caller', () => {
  it('refuses what is too much by HTTP, says when to come again, and calls nobody', async () => {
    await withPair(
      async (pair) => {
        for (let n = 0; n < 2; n += 1) expect((await pair.graphql(ask)).status).toBe(200);
        const refused = await create(pair);
        const { extensions } = onlyError(refused);
        expect([refused.status, extensions]).toMatchObject([
          429,
          { code: 'RATE_LIMITED', outcome: 'NOT_SENT', safeToRepeat: true },
        ]);
        expect(extensions.retryAfterMs).toBeGreaterThan(0);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await pair.sandbox.calls()).toEqual([]);
        expect(pair.logLines.some((line) => line.includes('"code":"RATE_LIMITED"'))).toBe(true);
        for (const path of ['/livez', '/readyz', '/metrics'])
          expect((await httpCall(`${pair.url}${path}`)).status).toBe(200);
      },
      { settings: { LIMIT_CALLER_PER_MINUTE: '2' } },
    );
  });

  it('holds on every transport, and not for webhooks', async () => {
    const router = await startCallbackRouter();
    try {
      await withLife(
        async (life) => {
          const target = await life.open();
          const { url } = life.pair;
          const variables = { accountId: target.accountId, conversationId: target.conversationId };
          const socket = await subscribeBySocket(url, target);
          await eventually('the refusal', () => Promise.resolve(socket.errors.length > 0));
          expect(socket.errors).toEqual(['RATE_LIMITED']);
          socket.destroy();
          for (const form of ['sse', 'multipart'] as const) {
            const stream = await subscribeByStream(url, target, form);
            await eventually('the refusal', () => Promise.resolve(stream.raw().startsWith('HTTP/1.1 429 ')));
            stream.destroy();
          }
          const called = await router.subscribe(url, { query: eventsDocument, variables });
          expect([called.status, router.paths]).toEqual([429, []]);
          const file = `${url}/files?accountId=${target.accountId}&conversationId=${target.conversationId}`;
          const upload = { method: 'POST', headers: { 'content-type': 'image/gif' }, body: 'GIF89a' };
          expect((await httpCall(file, upload)).status).toBe(429);
          expect((await httpCall(`${url}/files/token`)).status).toBe(429);
          const webhook = { method: 'POST', body: '{}' };
          for (let n = 0; n < 3; n += 1)
            expect((await httpCall(`${url}/webhooks/liveperson`, webhook)).status).toBe(401);
        },
        { settings: { LIMIT_CALLER_PER_MINUTE: '1', CALLBACK_URL_PREFIXES: router.publicUrl } },
      );
    } finally {
      await router.close();
    }
  });

  it('is for each consumer with a token, whatever its address and however new its token', async () => {
    await withLogin(
      async ({ pair: { url } }, login) => {
        const status = async (claims: object) =>
          (await postGraphql(url, ask, {}, await login.as({ ...claims }))).status;
        expect(await status({ sub: 'ann' })).toBe(200);
        expect(await status({ sub: 'ann', jti: 'another token' })).toBe(200);
        expect(await status({ sub: 'ann' })).toBe(429);
        expect(await status({ sub: 'bob' })).toBe(200);
        // Who proves nothing is counted by its address.
        const forged = await login.forged({ sub: 'bob' });
        const statuses = [];
        for (let n = 0; n < 3; n += 1) statuses.push((await postGraphql(url, ask, {}, forged)).status);
        expect(statuses).toEqual([200, 200, 429]);
        expect(await status({ sub: 'bob' })).toBe(200);
      },
      { settings: { LIMIT_CALLER_PER_MINUTE: '2' } },
    );
  });

  it('is for each forwarded ConsumerJWS, which it does not keep', async () => {
    await withPair(
      async (pair) => {
        const [ann, bob] = [await askForTokens(pair, 'ann'), await askForTokens(pair, 'bob')];
        const status = async (headers: Readonly<Record<string, string>>) =>
          (await postGraphql(pair.url, ask, {}, headers)).status;
        expect([await status(ann), await status(ann), await status(bob)]).toEqual([200, 429, 200]);
      },
      { settings: { LIMIT_CALLER_PER_MINUTE: '1', CREDENTIALS: 'forwarded' } },
    );
  });

  it('does not hold for the router where nothing tells its callers apart', async () => {
    const token = 'the-secret-of-the-router';
    await withPair(
      async ({ url }) => {
        const statuses = [];
        for (let n = 0; n < 3; n += 1)
          statuses.push((await postGraphql(url, ask, {}, { 'x-router-token': token })).status);
        expect(statuses).toEqual([200, 200, 200]);
      },
      { settings: { LIMIT_CALLER_PER_MINUTE: '1', ROUTER_TOKEN: token } },
    );
  });
});

describe('the limit of one account', () => {
  const settings = { LIMIT_ACCOUNT_PER_MINUTE: '3' };

  it('counts reads and changes of all callers, and leaves other accounts alone', async () => {
    await withLogin(
      async ({ pair }, login) => {
        const [ann, bob] = [
          await login.as({ sub: 'ann', accounts: ['11', '22'] }),
          await login.as({ sub: 'bob', accounts: ['11'] }),
        ];
        const read = '{ account(id: "11") { id } }';
        const input = { accountId: '11', consumerId: undefined };
        expect((await postGraphql(pair.url, read, {}, ann)).errors).toBeUndefined();
        expect((await create(pair, input, ann)).errors).toBeUndefined();
        expect((await create(pair, input, bob)).errors).toBeUndefined();
        await pair.sandbox.forgetCalls();
        for (const [headers, answer] of [
          [ann, await create(pair, input, ann)],
          [bob, await postGraphql(pair.url, read, {}, bob)],
          [
            bob,
            await postGraphql(
              pair.url,
              `{ _entities(representations: [{ __typename: "Account", id: "11" }]) { __typename } }`,
              {},
              bob,
            ),
          ],
        ] as const) {
          expect(headers).toBeTruthy();
          expect(onlyError(answer).extensions).toMatchObject({ code: 'RATE_LIMITED', outcome: 'NOT_SENT' });
          expect(onlyError(answer).extensions.retryAfterMs).toBeGreaterThan(0);
        }
        const stream = await subscribeByStream(
          pair.url,
          { accountId: '11', conversationId: 'any' },
          'sse',
          ann,
        );
        await eventually('the refusal', () => Promise.resolve(stream.errors.length > 0));
        expect(stream.errors).toEqual(['RATE_LIMITED']);
        stream.destroy();
        expect(await pair.sandbox.calls()).toEqual([]);
        expect((await create(pair, { ...input, accountId: '22' }, ann)).errors).toBeUndefined();
      },
      { settings, sandbox: { accounts } },
    );
  });

  it('counts every field of a root, so that one operation is not many for the price of one', async () => {
    await withPair(
      async (pair) => {
        const fields = Array.from({ length: 5 }, (_, n) => `a${n}: account(id: "${pair.accountId}") { id }`);
        const answer = await httpCall(`${pair.url}/graphql`, post({ query: `{ ${fields.join(' ')} }` }));
        expect(codesIn(answer.text)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
      },
      { settings },
    );
  });

  it('is spent by nobody who may not use the account', async () => {
    await withLogin(
      async ({ pair }, login) => {
        const stranger = await login.as({ sub: 'eve', accounts: ['22'] });
        for (let n = 0; n < 10; n += 1) {
          await create(pair, { accountId: '11', consumerId: undefined }, stranger);
          await create(pair, { accountId: '11', consumerId: undefined });
        }
        const ann = await login.as({ sub: 'ann', accounts: ['11'] });
        expect((await create(pair, { accountId: '11', consumerId: undefined }, ann)).errors).toBeUndefined();
      },
      { settings, sandbox: { accounts } },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { askForTokens, forge } from '../support/ask-for-tokens.js';
import type { ForwardedHeaders } from '../support/ask-for-tokens.js';
import { create, createdIn } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import type { Pair, PairOptions } from '../support/start-pair.js';

const api = 'asyncMessagingEnt';
const forwarded: PairOptions = {
  settings: { CREDENTIALS: 'forwarded' },
  account: { clientId: undefined, clientSecret: undefined },
};
const notSent = { outcome: 'NOT_SENT', safeToRepeat: true };

const createAs = (pair: Pair, headers: Readonly<Record<string, string>>, input: object = {}) =>
  create(pair, { consumerId: undefined, ...input }, headers);

async function tokensOf(pair: Pair, consumer = 'consumer-1'): Promise<ForwardedHeaders> {
  const headers = await askForTokens(pair, consumer);
  await pair.sandbox.forgetCalls();
  return headers;
}

describe('createConversation with forwarded credentials', () => {
  it("sends the caller's two bare headers upstream as they are, after one look-up", async () => {
    await withPair(async (pair) => {
      const headers = await tokensOf(pair);
      const { outcome, conversation } = createdIn(await createAs(pair, headers));
      expect(outcome).toBe('CREATED');
      expect(conversation.consumer).toEqual({ accountId: pair.accountId, id: 'consumer-1' });
      const calls = await pair.sandbox.calls();
      expect(calls.map(({ service }) => service)).toEqual(['domain', api]);
      expect(calls[0]?.headers).not.toHaveProperty('authorization');
      expect(calls[1]?.headers).toMatchObject(headers);
    }, forwarded);
  });

  it('makes one call once the hosts are known', async () => {
    await withPair(async (pair) => {
      createdIn(await createAs(pair, await tokensOf(pair, 'one')));
      createdIn(await createAs(pair, await tokensOf(pair, 'two')));
      expect(await pair.sandbox.services()).toEqual([api]);
    }, forwarded);
  });

  it('gives the open conversation back to the consumer whose tokens LivePerson accepted', async () => {
    await withPair(async (pair) => {
      const headers = await tokensOf(pair);
      const first = createdIn(await createAs(pair, headers));
      const again = createdIn(await createAs(pair, headers, { ifOpen: 'RETURN_OPEN' }));
      expect(again).toEqual({ outcome: 'RETURNED_OPEN', conversation: first.conversation });
    }, forwarded);
  });

  it('refuses a consumerId beside the tokens, even the right one', async () => {
    await withPair(async (pair) => {
      const headers = await tokensOf(pair);
      const answer = await createAs(pair, headers, { consumerId: 'consumer-1' });
      expect(onlyError(answer).extensions).toMatchObject({ code: 'FORBIDDEN', ...notSent });
      expect(await pair.sandbox.services()).toEqual([]);
    }, forwarded);
  });

  it('keeps idempotency keys of different tokens apart', async () => {
    await withPair(async (pair) => {
      const input = { idempotencyKey: 'same' };
      const one = createdIn(await createAs(pair, await tokensOf(pair, 'one'), input));
      const two = createdIn(await createAs(pair, await tokensOf(pair, 'two'), input));
      expect([one.outcome, two.outcome]).toEqual(['CREATED', 'CREATED']);
    }, forwarded);
  });
});

type Change = (headers: ForwardedHeaders) => Record<string, string>;

const incomplete: readonly { readonly what: string; readonly change: Change }[] = [
  { what: 'neither token', change: () => ({}) },
  { what: 'no AppJWT', change: ({ authorization: _left, ...rest }) => rest },
  { what: 'no ConsumerJWS', change: ({ authorization }) => ({ authorization }) },
  {
    what: 'an AppJWT after "Bearer"',
    change: (headers) => ({ ...headers, authorization: `Bearer ${headers.authorization}` }),
  },
  { what: 'an empty AppJWT', change: (headers) => ({ ...headers, authorization: '' }) },
  {
    what: 'a ConsumerJWS that is no token',
    change: (headers) => ({ ...headers, 'x-lp-on-behalf': 'nonsense' }),
  },
  {
    what: 'an AppJWT in place of the ConsumerJWS',
    change: (headers) => ({ ...headers, 'x-lp-on-behalf': headers.authorization }),
  },
];

describe('forwarded credentials that are incomplete', () => {
  it.each(incomplete)('are refused without any call: $what', async ({ change }) => {
    await withPair(async (pair) => {
      const headers = await tokensOf(pair);
      const { extensions } = onlyError(await createAs(pair, change(headers)));
      expect(extensions).toMatchObject({ code: 'UNAUTHENTICATED', ...notSent });
      expect(await pair.sandbox.services()).toEqual([]);
    }, forwarded);
  });
});

describe('forwarded credentials that LivePerson refuses', () => {
  it.each([
    { header: 'authorization', errorCode: 40102, title: 'Invalid AppJWT' },
    { header: 'x-lp-on-behalf', errorCode: 40103, title: 'Invalid ConsumerJWS' },
  ])('are refused as the caller’s own, and not renewed: a forged $header', async (row) => {
    const { header, errorCode, title } = row;
    await withPair(async (pair) => {
      const headers = await tokensOf(pair);
      const forged = { ...headers, [header]: await forge(headers[header] ?? '') };
      const { requestId: _requestId, ...told } = onlyError(await createAs(pair, forged)).extensions;
      expect(told).toEqual({
        code: 'UNAUTHENTICATED',
        outcome: 'REJECTED',
        safeToRepeat: true,
        upstream: { status: 401, errorCode, title },
      });
      expect(await pair.sandbox.services()).toEqual(['domain', api]);
    }, forwarded);
  });
});

import { describe, expect, it } from '@jest/globals';
import { askForTokens, forge, signingKeyOf } from '../support/ask-for-tokens.js';
import { create, createdIn } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import type { Pair, PairOptions } from '../support/start-pair.js';

const settings = { CREDENTIALS: 'forwarded' };
const read = `query Read($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) { id consumer { id } } }`;
const readOpen = `query Open($accountId: ID!) { openConversation(accountId: $accountId) { id } }`;
const entities = `query Entities($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Conversation { id } ... on Consumer { id } } }`;

type Headers = Readonly<Record<string, string>>;

const open = async (pair: Pair, headers: Headers): Promise<string> =>
  createdIn(await create(pair, { consumerId: undefined }, headers)).conversation.id;

/** Runs a test against a pair whose gateway knows the key that signs the sandbox's tokens. */
async function withKnownKey(run: (pair: Pair) => Promise<void>): Promise<void> {
  const account: { consumerJwsPublicKey?: string } = {};
  await withPair(
    async (pair) => {
      const consumerJwsPublicKey = await signingKeyOf(pair.sandbox.url);
      const accounts = pair.accounts.map(({ id }) => ({
        id,
        previousClientSecrets: [],
        consumerJwsPublicKey,
      }));
      pair.server.gateway.accounts.replace(accounts);
      await run(pair);
    },
    { settings, account },
  );
}

describe('reads with forwarded tokens that nothing proves', () => {
  it.each([
    ['the own conversation', 'own'],
    ['a foreign conversation', 'foreign'],
    ['a missing conversation', 'missing'],
  ])('are refused alike: %s', async (_what, which) => {
    await withPair(
      async (pair) => {
        const mine = await askForTokens(pair, 'me');
        const ids: Record<string, string> = {
          own: await open(pair, mine),
          foreign: await open(pair, await askForTokens(pair, 'you')),
          missing: 'no-such-conversation',
        };
        await pair.sandbox.forgetCalls();
        const answer = await pair.graphql(read, { accountId: pair.accountId, id: ids[which] }, mine);
        expect(answer.data).toEqual({ conversation: null });
        const { message, extensions } = onlyError(answer);
        expect(message).toBe('The forwarded tokens are not proven yet; LivePerson has to accept them first.');
        expect({ ...extensions, requestId: '' }).toEqual({
          code: 'UNAUTHENTICATED',
          outcome: 'NOT_SENT',
          safeToRepeat: true,
          requestId: '',
        });
        expect(await pair.sandbox.services()).toEqual([]);
      },
      { settings },
    );
  });

  it('are refused for the open conversation, and without tokens at all', async () => {
    await withPair(
      async (pair) => {
        const { accountId } = pair;
        const mine = await askForTokens(pair, 'me');
        for (const headers of [mine, {}]) {
          const answers = [
            await pair.graphql(readOpen, { accountId }, headers),
            await pair.graphql(read, { accountId, id: 'any' }, headers),
            await pair.graphql(
              entities,
              { of: [{ __typename: 'Conversation', accountId, id: 'any' }] },
              headers,
            ),
            await pair.graphql(entities, { of: [{ __typename: 'Consumer', accountId, id: 'me' }] }, headers),
          ];
          for (const answer of answers) expect(onlyError(answer).extensions.code).toBe('UNAUTHENTICATED');
        }
      },
      { settings },
    );
  });
});

describe('reads with forwarded tokens that the published key proves', () => {
  it('give the own conversation, and null for a foreign and a missing one', async () => {
    await withKnownKey(async (pair) => {
      const { accountId } = pair;
      const mine = await askForTokens(pair, 'me');
      const own = await open(pair, mine);
      const foreign = await open(pair, await askForTokens(pair, 'you'));
      const readOf = async (id: string) => (await pair.graphql(read, { accountId, id }, mine)).data;
      expect(await readOf(own)).toEqual({ conversation: { id: own, consumer: { id: 'me' } } });
      expect(await readOf(foreign)).toEqual({ conversation: null });
      expect(await readOf('no-such-conversation')).toEqual({ conversation: null });
      const opened = await pair.graphql(readOpen, { accountId }, mine);
      expect(opened.data).toEqual({ openConversation: { id: own } });
    });
  });

  it('give a router its own entities, and null for foreign ones', async () => {
    await withKnownKey(async (pair) => {
      const { accountId } = pair;
      const mine = await askForTokens(pair, 'me');
      const own = await open(pair, mine);
      const foreign = await open(pair, await askForTokens(pair, 'you'));
      const of = [
        { __typename: 'Consumer', accountId, id: 'me' },
        { __typename: 'Consumer', accountId, id: 'you' },
        { __typename: 'Conversation', accountId, id: own },
        { __typename: 'Conversation', accountId, id: foreign },
      ];
      const answer = await pair.graphql(entities, { of }, mine);
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toEqual({
        _entities: [
          { __typename: 'Consumer', id: 'me' },
          null,
          { __typename: 'Conversation', id: own },
          null,
        ],
      });
    });
  });

  it('are refused when another key signed the ConsumerJWS', async () => {
    await withKnownKey(async (pair) => {
      const { accountId } = pair;
      const mine = await askForTokens(pair, 'me');
      const id = await open(pair, mine);
      const forged = { ...mine, 'x-lp-on-behalf': await forge(mine['x-lp-on-behalf']) };
      expect(onlyError(await pair.graphql(read, { accountId, id }, forged)).extensions.code).toBe(
        'UNAUTHENTICATED',
      );
    });
  });

  it('are refused when the ConsumerJWS is of another account', async () => {
    await withPair(
      async (pair) => {
        const consumerJwsPublicKey = await signingKeyOf(pair.sandbox.url);
        const known = pair.accounts.map(({ id }) => ({
          id,
          previousClientSecrets: [],
          consumerJwsPublicKey,
        }));
        pair.server.gateway.accounts.replace(known);
        const id = await open(pair, await askForTokens(pair, 'me', 0));
        const other = await askForTokens(pair, 'me', 1);
        const answer = await pair.graphql(read, { accountId: pair.accountId, id }, other);
        expect(onlyError(answer).extensions.code).toBe('UNAUTHENTICATED');
      },
      { settings, ...twoAccounts },
    );
  });
});

const twoAccounts: Pick<PairOptions, 'sandbox'> = {
  sandbox: {
    accounts: ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` })),
  },
};

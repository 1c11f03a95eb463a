import { describe, expect, it } from '@jest/globals';
import DataLoader from 'dataloader';
import { graphql } from 'graphql';
import {
  CreateConversationDocument,
  type CreateConversationInput,
} from '../../examples/generated/operations.js';
import { AccountRegistry } from '../../src/config/account-registry.js';
import { buildSubgraph } from '../../src/graphql/build-schema.js';
import { referenceResolvers } from '../../src/graphql/reference-resolvers.js';
import type { RequestContext } from '../../src/graphql/request-context.js';
import type { ConversationKey, ConversationRecord } from '../../src/store/conversation-store.js';
import { ask, withStack } from '../support/federation-stack.js';
import type { Answer, Stack } from '../support/federation-stack.js';
import { tokensOf } from '../support/federation-tokens.js';

const entitiesQuery = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Account { id }
    ... on Conversation { accountId id state consumer { id } }
    ... on Consumer { accountId id }
  }
}`;

interface Entities {
  readonly _entities: readonly (Readonly<Record<string, unknown>> | null)[];
}

function askEntities(
  url: string,
  representations: readonly unknown[],
  headers: Record<string, string> = {},
): Promise<Answer<Entities>> {
  return ask<Entities>(url, { query: entitiesQuery, variables: { representations } }, headers);
}

/** Opens a conversation; with tokens for whom they speak, else for the consumer named. */
async function open(stack: Stack, consumerId: string, headers?: Record<string, string>): Promise<string> {
  const input: CreateConversationInput = {
    accountId: stack.accountId,
    ...(headers === undefined && { consumerId }),
  };
  const { data, errors } = await stack.ask(CreateConversationDocument, { input }, headers);
  expect(errors).toBeUndefined();
  return data?.createConversation.conversation.id ?? '';
}

/** Path and code of each error, by path: GraphQL gives errors no order. */
const codesOf = ({ errors = [] }: Answer<unknown>): string[][] =>
  errors
    .map(({ path, extensions }) => [path?.join('.') ?? '', String(extensions?.['code'])])
    .sort(([one = ''], [other = '']) => one.localeCompare(other));

describe('_entities', () => {
  it('answers in the order of the representations, with null for what is not known', async () => {
    await withStack(async (stack) => {
      const { accountId, url } = stack;
      const first = await open(stack, 'consumer-1');
      const second = await open(stack, 'consumer-2');
      const answer = await askEntities(url, [
        { __typename: 'Conversation', accountId, id: second },
        { __typename: 'Account', id: 'unknown' },
        { __typename: 'Consumer', accountId, id: 'consumer-1' },
        { __typename: 'Conversation', accountId, id: 'unknown' },
        { __typename: 'Conversation', accountId: 'unknown', id: first },
        { __typename: 'Account', id: accountId },
        { __typename: 'Consumer', accountId: 'unknown', id: 'consumer-1' },
        { __typename: 'Conversation', accountId, id: first },
        { __typename: 'Conversation', accountId, id: second },
      ]);
      const conversation = (id: string, consumer: string) => ({
        ...{ __typename: 'Conversation', accountId, id, state: 'OPEN', consumer: { id: consumer } },
      });
      expect(answer).toEqual({
        data: {
          _entities: [
            conversation(second, 'consumer-2'),
            null,
            { __typename: 'Consumer', accountId, id: 'consumer-1' },
            null,
            null,
            { __typename: 'Account', id: accountId },
            null,
            conversation(first, 'consumer-1'),
            conversation(second, 'consumer-2'),
          ],
        },
      });
    });
  });

  it('answers a key that is incomplete, or of the wrong kind, with null and the others as ever', async () => {
    await withStack(async ({ accountId, url }) => {
      const answer = await askEntities(url, [
        { __typename: 'Conversation', accountId },
        { __typename: 'Conversation', accountId: { id: 1 }, id: [] },
        { __typename: 'Consumer', id: 'consumer-1' },
        { __typename: 'Account' },
        { __typename: 'Account', id: 12345678 },
        { __typename: 'Account', id: accountId },
      ]);
      const nothing = [null, null, null, null, null];
      expect(answer).toEqual({ data: { _entities: [...nothing, { __typename: 'Account', id: accountId }] } });
    });
  });

  it('refuses a representation that names no entity in its own place only', async () => {
    await withStack(async ({ accountId, url }) => {
      const answer = await askEntities(url, [
        { __typename: 'Nonsense', id: 1 },
        { __typename: 'Account', id: accountId },
        { id: accountId },
        'text',
        { __typename: 'Service', name: 'idp' },
        { __typename: 'Consumer', accountId, id: 'consumer-1' },
      ]);
      expect(answer.data?._entities).toEqual([
        null,
        { __typename: 'Account', id: accountId },
        ...[null, null, null],
        { __typename: 'Consumer', accountId, id: 'consumer-1' },
      ]);
      expect(codesOf(answer)).toEqual([0, 2, 3, 4].map((place) => [`_entities.${place}`, 'BAD_USER_INPUT']));
    });
  });

  it('looks all conversations of a request up at once, each once', async () => {
    const batches: (readonly ConversationKey[])[] = [];
    const recordOf = ({ accountId, id }: ConversationKey): ConversationRecord => ({
      ...{ accountId, id, lpConsumerId: 'a', state: 'OPEN', stage: 'OPEN', startedAt: 0 },
    });
    const conversations = new DataLoader<ConversationKey, ConversationRecord, string>(
      (keys) => {
        batches.push(keys);
        return Promise.resolve(keys.map(recordOf));
      },
      { cacheKeyFn: ({ accountId, id }) => `${accountId} ${id}` },
    );
    const { schema } = buildSubgraph({ get: () => undefined }, referenceResolvers(new AccountRegistry([])));
    const ids = ['c', 'a', 'b', 'a'];
    const representations = ids.map((id) => ({ __typename: 'Conversation', accountId: '1', id }));
    const { data } = await graphql({
      schema,
      source: 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Conversation { id } } }',
      variableValues: { keys: representations },
      // All that these resolvers look at.
      contextValue: { conversations, caller: { kind: 'anyone' } } satisfies Partial<RequestContext>,
    });
    expect(data).toEqual({ _entities: ids.map((id) => ({ id })) });
    expect(batches.map((keys) => keys.map(({ id }) => id))).toEqual([['c', 'a', 'b']]);
  });
});

describe('_entities under forwarded credentials', () => {
  const environment = { CREDENTIALS: 'forwarded' };
  const accountIds = ['11111111', '22222222'];
  const proving = { environment, accountIds, provesConsumers: true };

  it('gives a proven consumer what is its own, and null for what is not, found or missing alike', async () => {
    await withStack(async (stack) => {
      const { accountId, url, sandbox } = stack;
      const mine = await tokensOf(sandbox, 'me');
      const own = await open(stack, 'me', mine);
      const foreign = await open(stack, 'other', await tokensOf(sandbox, 'other'));
      const representations = [
        { __typename: 'Conversation', accountId, id: foreign },
        { __typename: 'Conversation', accountId, id: own },
        { __typename: 'Conversation', accountId, id: 'missing' },
        { __typename: 'Consumer', accountId, id: 'other' },
        { __typename: 'Consumer', accountId, id: 'me' },
        { __typename: 'Consumer', accountId: '22222222', id: 'me' },
        { __typename: 'Conversation', accountId: '22222222', id: own },
      ];
      expect(await askEntities(url, representations, mine)).toEqual({
        data: {
          _entities: [
            null,
            { __typename: 'Conversation', accountId, id: own, state: 'OPEN', consumer: { id: 'me' } },
            ...[null, null],
            { __typename: 'Consumer', accountId, id: 'me' },
            ...[null, null],
          ],
        },
      });
    }, proving);
  });

  it('proves a consumer who asks for nothing but itself', async () => {
    await withStack(async ({ accountId, url, sandbox }) => {
      const asked = [{ __typename: 'Consumer', accountId, id: 'me' }];
      const answer = await askEntities(url, asked, await tokensOf(sandbox, 'me'));
      expect(answer).toEqual({ data: { _entities: [{ __typename: 'Consumer', accountId, id: 'me' }] } });
    }, proving);
  });

  it('tells an unproven consumer so in each place of its own, and answers what is public', async () => {
    await withStack(
      async (stack) => {
        const { accountId, url, sandbox } = stack;
        const mine = await tokensOf(sandbox, 'me');
        const own = await open(stack, 'me', mine);
        const representations = [
          { __typename: 'Conversation', accountId, id: own },
          { __typename: 'Account', id: accountId },
          { __typename: 'Consumer', accountId, id: 'me' },
        ];
        const answer = await askEntities(url, representations, mine);
        expect(answer.data?._entities).toEqual([null, { __typename: 'Account', id: accountId }, null]);
        expect(codesOf(answer)).toEqual([
          ['_entities.0', 'UNAUTHENTICATED'],
          ['_entities.2', 'UNAUTHENTICATED'],
        ]);
      },
      { environment, accountIds },
    );
  });

  it('does not believe claims whose signature does not hold', async () => {
    await withStack(async (stack) => {
      const { accountId, url, sandbox } = stack;
      const victim = await tokensOf(sandbox, 'victim');
      const attacker = await tokensOf(sandbox, 'attacker');
      const own = await open(stack, 'victim', victim);
      const [header, claims] = (victim['x-lp-on-behalf'] ?? '').split('.');
      const signature = (attacker['x-lp-on-behalf'] ?? '').split('.')[2];
      const forged = { ...attacker, 'x-lp-on-behalf': [header, claims, signature].join('.') };
      const asked = [{ __typename: 'Conversation', accountId, id: own }];
      const answer = await askEntities(url, asked, forged);
      expect(answer.data?._entities).toEqual([null]);
      expect(codesOf(answer)).toEqual([['_entities.0', 'UNAUTHENTICATED']]);
    }, proving);
  });

  it('refuses a caller without tokens', async () => {
    await withStack(async ({ accountId, url }) => {
      const answer = await askEntities(url, [{ __typename: 'Consumer', accountId, id: 'me' }]);
      expect(codesOf(answer)).toEqual([['_entities.0', 'UNAUTHENTICATED']]);
    }, proving);
  });
});

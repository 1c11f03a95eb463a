import { readFileSync, readdirSync } from 'node:fs';
import { expect, it, describe, jest } from '@jest/globals';
import fc from 'fast-check';
import { jsonLike } from '../support/hostile-json.js';
import { TwoRoads, conversationWord } from '../support/two-roads.js';

const folder = new URL('../../examples/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** An operation, and variables that fit it. */
interface Operation {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: unknown;
}

/** Every example that is no subscription. */
const examples: readonly Operation[] = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql') && name !== 'conversation-events.graphql')
  .map((name) => ({
    query: read(name),
    variables: JSON.parse(read(name.replace('.graphql', '.variables.json'))) as unknown,
  }));

const target = { accountId: '12345678', id: conversationWord };
const input = { accountId: '12345678', consumerId: 'somebody new' };

/** What examples leave out: fragments, conditions, defaults, types of their own, errors inside of lists. */
const others: readonly Operation[] = [
  {
    query: `query Whole($accountId: ID!, $id: ID!, $last: Int = 2, $with: Boolean! = true) {
      found: conversation(accountId: $accountId, id: $id) {
        __typename id ...times @include(if: $with) dialogs { id type typeRaw startedAt }
        messages(last: $last) { isComplete edges { cursor node { __typename id ... on TextMessage { text } from { role } } } }
      }
    }
    fragment times on Conversation { startedAt endedAt @skip(if: $with) again: startedAt }`,
    operationName: 'Whole',
    variables: target,
  },
  {
    query:
      'query A { account(id: "12345678") { id } } query B($id: ID! = "nobody") { account(id: $id) { id services { name } } }',
    operationName: 'B',
    variables: {},
  },
  {
    query: `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      __typename ... on Conversation { id state messages(first: 1) { edges { node { id } } } } ... on Consumer { id } } }`,
    variables: {
      representations: [
        { __typename: 'Conversation', ...target },
        { __typename: 'Conversation', accountId: '12345678', id: 'missing' },
        { __typename: 'Consumer', accountId: '12345678', id: 'ann' },
        { __typename: 'Conversation', ...target, id: 'x'.repeat(300) },
      ],
    },
  },
  {
    query:
      'mutation ($input: CreateConversationInput!) { createConversation(input: $input) { outcome conversation { state eventsCursor } firstMessage { message { status } } } }',
    variables: { input: { ...input, firstMessage: { text: 'hello' }, ifOpen: 'RETURN_OPEN' } },
  },
  {
    query:
      'mutation ($text: String!) { sendText(input: { accountId: "12345678", conversationId: "nobody\'s", consumerId: "x", text: $text }) { message { id } } }',
    variables: { text: 'x' },
  },
  {
    query: 'mutation ($input: SetChatStateInput!) { setChatState(input: $input) { chatState } }',
    variables: {
      input: { ...input, conversationId: conversationWord, consumerId: 'another', chatState: 'ACTIVE' },
    },
  },
];
const operations = [...examples, ...others];

const headers = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Readonly<Record<string, string>>[]>(
      { accept: 'application/json' },
      { accept: '*/*' },
      { accept: 'application/graphql-response+json, application/json;q=0.9' },
      { accept: 'text/html' },
      { accept: '' },
      { 'x-apollo-operation-name': 'Another' },
      { 'content-type': 'application/json; charset=utf-8' },
    ),
  },
);

/** A request for an operation, with variables as they are or almost, and now and then another thing around them. */
const requests = fc.constantFrom(...operations).chain(({ query, operationName, variables }) =>
  fc.record({
    headers,
    body: fc
      .tuple(
        jsonLike(variables),
        fc.oneof(
          { weight: 12, arbitrary: fc.constant(operationName) },
          { weight: 1, arbitrary: fc.constantFrom('Missing', '', null, 7) },
        ),
        fc.oneof(
          { weight: 20, arbitrary: fc.constant('') },
          { weight: 1, arbitrary: fc.constantFrom(',"extensions":{}', ',"extensions":null', ',"more":[]') },
        ),
      )
      .map(([given, name, more]) => {
        const named = name === undefined ? '' : `,"operationName":${JSON.stringify(name)}`;
        return `{"query":${JSON.stringify(query)},"variables":${given}${named}${more}}`;
      }),
  }),
);

// Thousands of requests to two gateways.
jest.setTimeout(120_000);

describe('the fast lane', () => {
  it("answers every operation as Apollo's way does, byte for byte", () =>
    TwoRoads.run(async (roads) => {
      for (const { query, operationName, variables } of operations) {
        await roads.warm({ headers: {}, body: JSON.stringify({ query, operationName, variables }) });
      }
      const [before = 0] = roads.compiled;

      const runs = Number(process.env['FAST_LANE_CASES'] ?? 500);
      await fc.assert(
        fc.asyncProperty(requests, async (request) => {
          await roads.expectAlike(request);
        }),
        { numRuns: runs, endOnFailure: true },
      );

      const [fast = 0, slow] = roads.compiled;
      expect(slow).toBe(0);
      // The rest has variables that do not fit, or an Accept header of its first time.
      expect(fast - before).toBeGreaterThan(runs / 3);
    }));
});

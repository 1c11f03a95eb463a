import { describe, expect, it } from '@jest/globals';
import { httpCall } from '../support/http-call.js';
import { codesIn, post, query } from '../support/http-cases.js';
import type { ErrorAnswer } from '../support/http-cases.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

const preflight = { 'apollo-require-preflight': 'true' };
const answered = '{"data":{"__typename":"Query"}}';

const get = (pair: Pair, document: string, headers: Readonly<Record<string, string>> = preflight) =>
  httpCall(`${pair.url}/graphql?query=${encodeURIComponent(document)}`, { headers });

describe('a GraphQL request over HTTP', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
  ])('may be posted as %s', async (type) => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post(undefined, { 'content-type': type }));
      expect(answer.status).toBe(200);
      expect(answer.text.trim()).toBe(answered);
    });
  });

  it.each([
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
  ])('that accepts %s is answered with %s', async (accept, type) => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post(undefined, { accept }));
      expect(answer.headers['content-type']).toBe(type);
    });
  });

  it('may be a GET with a header that needs a preflight', async () => {
    await withPair(async (pair) => {
      const answer = await get(pair, query);
      expect(answer.status).toBe(200);
      expect(answer.text.trim()).toBe(answered);
    });
  });

  it('is refused as a GET without such a header', async () => {
    await withPair(async (pair) => {
      const answer = await get(pair, query, { accept: 'application/json' });
      expect(answer.status).toBe(400);
      expect(codesIn(answer.text)).toEqual(['BAD_REQUEST']);
    });
  });

  it('is refused as a GET when it is a mutation, which then opens nothing', async () => {
    await withPair(async (pair) => {
      const { accountId } = pair;
      const input = `{ accountId: "${accountId}", consumerId: "one" }`;
      const answer = await get(
        pair,
        `mutation { createConversation(input: ${input}) { conversation { id } } }`,
      );
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST');
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('is refused as %s', async (method) => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, { ...post(), method });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('GET, POST');
    });
  });

  it('is refused as HEAD', async () => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, { method: 'HEAD', headers: preflight });
      expect(answer.status).toBe(405);
      expect(answer.text).toBe('');
    });
  });

  it.each([
    ['broken JSON', '{"query":'],
    ['nothing', ''],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ])('is refused when its body is %s', async (_what, body) => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, { ...post(), body });
      expect(answer.status).toBe(400);
      expect(codesIn(answer.text)).toEqual(['BAD_REQUEST']);
    });
  });

  it.each([
    ['a text', '"text"'],
    ['null', 'null'],
    ['a number', '7'],
    ['an object without a query', '{}'],
    ['a query that is a number', '{"query":7}'],
    ['variables that are a list', `{"query":"${query}","variables":[]}`],
    ['an operation name that is a number', `{"query":"${query}","operationName":7}`],
    ['a batch', `[{"query":"${query}"},{"query":"${query}"}]`],
    ['a batch of one', `[{"query":"${query}"}]`],
    ['an empty batch', '[]'],
  ])('is refused when its JSON is %s', async (_what, body) => {
    await withPair(async ({ url }) => {
      const answer = await httpCall(`${url}/graphql`, post(body));
      expect(answer.status).toBe(400);
      expect(codesIn(answer.text)).toEqual(['BAD_REQUEST']);
    });
  });

  it.each([
    ['does not parse', '{', 'GRAPHQL_PARSE_FAILED'],
    ['does not fit the schema', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'has two operations and no name',
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])(
    'whose document %s has its own code, in the form of every other error',
    async (_what, document, code) => {
      await withPair(async ({ url }) => {
        const answer = await httpCall(`${url}/graphql`, post({ query: document }));
        expect(answer.status).toBe(400);
        const { errors } = JSON.parse(answer.text) as ErrorAnswer; // checked by what follows
        expect(errors.map(({ extensions }) => extensions)).toEqual([
          {
            code,
            outcome: 'NOT_SENT',
            safeToRepeat: true,
            requestId: answer.headers['x-request-id'],
          },
        ]);
      });
    },
  );
});

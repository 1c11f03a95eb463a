import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { httpCall } from '../support/http-call.js';
import { codesIn, post } from '../support/http-cases.js';
import { machineNow } from '../support/machine-now.js';
import { postGraphql } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

const times = (count: number, each: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => each(n)).join(' ');
const create = 'createConversation(input: { accountId: "12345678", consumerId: "one" }) { outcome }';

/** The codes that a document is refused with, on both roads, before anybody was called. */
async function refusedBy(pair: Pair, document: string): Promise<readonly unknown[]> {
  const answer = await httpCall(`${pair.url}/graphql`, post({ query: document }));
  expect(answer.status).toBe(400);
  expect(await pair.sandbox.calls()).toEqual([]);
  return codesIn(answer.text);
}

describe('operations that ask for too much', () => {
  const documents: readonly (readonly [string, string])[] = [
    ['1: 101 aliases of one field', `{ ${times(101, (n) => `a${n}: __typename`)} }`],
    ['2: 50 aliased creates', `mutation { ${times(50, (n) => `a${n}: ${create}`)} }`],
    ['2: 11 creates by other names', `mutation { ${times(11, (n) => `a${n}: ${create}`)} }`],
    [
      '3: aliases hidden in fragments',
      `{ ${times(8, () => '...F')} } fragment F on Query { ${times(5, (n) => `a${n}: __typename`)} }`,
    ],
    [
      '4: too many levels',
      `{ conversation(accountId: "1", id: "2") { ${'consumer {'.repeat(15)} id ${'}'.repeat(15)} } }`,
    ],
    [
      '4: too many levels in fragments of fragments',
      `{ conversation(accountId: "1", id: "2") { ...F0 } } ${times(16, (n) => `fragment F${n} on Conversation { consumer { ...F${n + 1} } }`)} fragment F16 on Conversation { id }`,
    ],
    [
      '5: too many levels by one fragment that is spread at two depths',
      `{ c: conversation(accountId: "1", id: "2") { ...F ${'consumer {'.repeat(5)} id ${'}'.repeat(5)} } d: conversation(accountId: "1", id: "2") { ${'consumer { conversations { edges { node {'.repeat(2)} ...F ${'} } } }'.repeat(2)} } } fragment F on Conversation { ${'consumer { conversations { edges { node {'.repeat(2)} id ${'} } } }'.repeat(2)} }`,
    ],
    [
      '5: too many levels by a fragment that is named like introspection',
      `{ conversation(accountId: "1", id: "2") { ...__schema } } fragment __schema on Conversation { ${'consumer { conversations { edges { node {'.repeat(4)} id ${'} } } }'.repeat(4)} }`,
    ],
    ['7: 51 directives', `{ __typename ${times(51, () => '@include(if: true)')} }`],
    ['8: a field 1000 times', `{ ${times(1000, () => '__typename')} }`],
    ['9: 15 000 words', `{ ${times(15_000, (n) => `w${n}`)} }`],
  ];

  it.each(documents)('%s', async (_what, document) => {
    await withPair(async (pair) => {
      const codes = await refusedBy(pair, document);
      expect(codes).toContain('OPERATION_TOO_COMPLEX');
      expect(codes.length).toBeLessThanOrEqual(101);
    });
  });

  it.each(documents)('%s, in a subscription, too', async (_what, document) => {
    await withPair(async (pair) => {
      const { text } = await httpCall(`${pair.url}/graphql/stream`, post({ query: document }));
      expect(text).toContain('"code":"OPERATION_TOO_COMPLEX"');
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it('9: one name of 200 000 characters is refused within a moment', async () => {
    await withPair(async (pair) => {
      const started = machineNow();
      await refusedBy(pair, `{ ${'n'.repeat(200_000)} }`);
      expect(machineNow() - started).toBeLessThan(2000);
    });
  });

  it.each([
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
  ])('6: fragments in a circle are refused and crash nothing: %s', async (document) => {
    await withPair(async (pair) => {
      expect(await refusedBy(pair, document)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    });
  });

  it('10: introspection of ordinary depth is answered where it is on, and a deeper circle is not', async () => {
    await withPair(async (pair) => {
      expect((await postGraphql(pair.url, getIntrospectionQuery())).errors).toBeUndefined();
      const circle = `{ __schema { types { ${'fields { type {'.repeat(10)} name ${'} }'.repeat(10)} } } }`;
      expect(await refusedBy(pair, circle)).toContain('OPERATION_TOO_COMPLEX');
    });
  });

  it('10: introspection is refused where it is off', async () => {
    await withPair(
      async (pair) => {
        for (const document of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }'])
          expect(await refusedBy(pair, document)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      },
      { settings: { EXPLORER: 'off', INTROSPECTION: 'off' } },
    );
  });

  it('4: costs are told in the log line, and enforced once a budget is set', async () => {
    const document = '{ conversation(accountId: "1", id: "2") { messages(first: 100) { isComplete } } }';
    await withPair(async (pair) => {
      await postGraphql(pair.url, document);
      expect(pair.logLines.some((line) => line.includes('"cost":102'))).toBe(true);
    });
    await withPair(
      async (pair) => {
        expect(await refusedBy(pair, document)).toEqual(['OPERATION_TOO_COMPLEX']);
      },
      { settings: { LIMIT_COST: '101' } },
    );
  });

  it('2: an operation makes at most as many calls to LivePerson as it may', async () => {
    await withPair(
      async (pair) => {
        const aliased = times(
          5,
          (n) =>
            `a${n}: createConversation(input: { accountId: "12345678", consumerId: "c${n}" }) { outcome }`,
        );
        const answer = await postGraphql(pair.url, `mutation { ${aliased} }`);
        expect(answer.errors?.map(({ extensions }) => extensions.code)).toContain('OPERATION_TOO_COMPLEX');
        expect((await pair.sandbox.calls()).length).toBeLessThanOrEqual(6);
      },
      { settings: { LIMIT_UPSTREAM_CALLS: '6' } },
    );
  });
});

describe('what only a router needs', () => {
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
  const representation = { __typename: 'Account', id: '12345678' };
  const ask = (pair: Pair, r: readonly object[], headers = {}) =>
    postGraphql(pair.url, entities, { r }, headers);

  it('12: 10 000 representations are refused, unknown ones answered alone', async () => {
    await withPair(async (pair) => {
      const flood = await ask(
        pair,
        Array.from({ length: 10_000 }, () => ({ __typename: 'Account' })),
      );
      expect(flood.errors?.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_TOO_COMPLEX']);

      const mixed = await ask(pair, [{ __typename: 'Nothing' }, { ...representation, extra: 'key' }]);
      expect(mixed.data).toEqual({ _entities: [null, { __typename: 'Account' }] });
      expect(mixed.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    });
  });

  it('11: is refused without the router’s token, where there is one', async () => {
    const token = 'the-secret-of-the-router';
    await withPair(
      async (pair) => {
        for (const headers of [
          {},
          { 'x-router-token': 'the-secret-of-the-routes' },
          { 'x-router-token': '' },
        ]) {
          const codes = [
            ...((await ask(pair, [representation], headers)).errors ?? []),
            ...((await postGraphql(pair.url, '{ _service { sdl } }', {}, headers)).errors ?? []),
          ].map(({ extensions }) => extensions.code);
          expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN']);
        }
        const headers = { 'x-router-token': token };
        expect((await ask(pair, [representation], headers)).data).toEqual({
          _entities: [{ __typename: 'Account' }],
        });
        expect((await postGraphql(pair.url, '{ _service { sdl } }', {}, headers)).errors).toBeUndefined();
        expect((await postGraphql(pair.url, '{ account(id: "12345678") { id } }')).errors).toBeUndefined();
        expect(pair.logLines.join()).not.toContain(token);
      },
      { settings: { ROUTER_TOKEN: token } },
    );
  });
});

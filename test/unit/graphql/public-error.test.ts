import { ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { describe, expect, it } from '@jest/globals';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { publicError } from '../../../src/graphql/public-error.js';
import { calendarDate } from '../../../src/graphql/scalars.js';

const typeDefs = `
  scalar Date
  enum Color { RED GREEN }
  input Place {
    whole: Int! id: ID text: String number: Float flag: Boolean color: Color day: Date next: Place list: [Place!]
  }
  type Query { fail: Int, place(input: Place!): Int, whole(n: Int!): Int }
`;

/** The errors of one request, as callers see them; `thrown` is what the field `fail` throws. */
async function errorsOf(
  query: string,
  variables: Record<string, unknown> = {},
  thrown?: unknown,
): Promise<readonly GraphQLFormattedError[]> {
  const apollo = new ApolloServer({
    typeDefs,
    resolvers: {
      Date: calendarDate,
      Query: {
        fail: () => {
          throw thrown;
        },
        place: () => 1,
        whole: () => 1,
      },
    },
    formatError: publicError,
    includeStacktraceInErrorResponses: true,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  try {
    const { body } = await apollo.executeOperation({ query, variables });
    return body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  } finally {
    await apollo.stop();
  }
}
const quiet = (): void => undefined;
const failure = async (thrown: unknown) => (await errorsOf('{ fail }', {}, thrown))[0];

const secret = 'hunter2-SECRET';
const fault = {
  message: 'The gateway failed.',
  path: ['fail'],
  locations: [{ line: 1, column: 3 }],
  extensions: { code: 'INTERNAL_SERVER_ERROR', outcome: 'UNKNOWN', safeToRepeat: false },
};

describe('publicError', () => {
  it('shows what a GatewayError says for callers, and nothing of its cause', async () => {
    const error = new GatewayError('UPSTREAM_RATE_LIMITED', 'Slow down.', {
      effect: 'once',
      outcome: 'PARTIAL',
      retryAfterMs: 7000,
      fields: [{ path: 'input.a', messages: ['a must be b'] }],
      upstream: { status: 429, errorCode: 40001, title: 'Missing parameter' },
      details: { userProfile: 'SET' },
      cause: new Error(secret),
    });

    expect(await failure(error)).toStrictEqual({
      ...fault,
      message: 'Slow down.',
      extensions: {
        code: 'UPSTREAM_RATE_LIMITED',
        outcome: 'PARTIAL',
        safeToRepeat: true,
        retryAfterMs: 7000,
        fields: [{ path: 'input.a', messages: ['a must be b'] }],
        upstream: { status: 429, errorCode: 40001, title: 'Missing parameter' },
        details: { userProfile: 'SET' },
      },
    });
  });

  it('shows no member that a GatewayError does not have', async () => {
    expect((await failure(new GatewayError('FORBIDDEN', 'No.')))?.extensions).toStrictEqual({
      code: 'FORBIDDEN',
      outcome: 'NOT_SENT',
      safeToRepeat: true,
    });
  });

  it.each([
    ['an error', new Error(secret)],
    ['an error with a cause', new Error('x', { cause: new Error(secret) })],
    ['an error with members', Object.assign(new TypeError(secret), { code: secret, fields: [secret] })],
    [
      'an error that calls itself ours',
      Object.assign(new Error(secret), { extensions: { code: 'FORBIDDEN', secret } }),
    ],
    [
      'an error named like ours',
      Object.assign(new Error(secret), { name: 'GatewayError', code: 'FORBIDDEN' }),
    ],
    ['a GraphQLError without a code', new GraphQLError(secret)],
    [
      'a GraphQLError with an unknown code',
      new GraphQLError(secret, { extensions: { code: 'SECRET', secret } }),
    ],
    [
      'a GraphQLError with a code of every object',
      new GraphQLError(secret, { extensions: { code: 'toString' } }),
    ],
    [
      'a GraphQLError coded as a fault',
      new GraphQLError(secret, { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
    ],
    ['a text', secret],
    ['an object', { message: secret, extensions: { code: 'FORBIDDEN' } }],
    ['nothing', undefined],
  ])('shows nothing of %s', async (_what, thrown) => {
    expect(await failure(thrown)).toStrictEqual(fault);
  });

  it.each([
    ['no GraphQL', '{ fail', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['several operations, none named', 'query a { fail } query b { fail }', 'OPERATION_RESOLUTION_FAILURE'],
    ['a variable that is missing', 'query($n: Int!) { whole(n: $n) }', 'BAD_USER_INPUT'],
  ])('keeps the words about %s', async (_what, query, code) => {
    const [error] = await errorsOf(query);

    expect(error?.extensions).toStrictEqual({ code, outcome: 'NOT_SENT', safeToRepeat: true });
    expect(error?.message).not.toBe('The gateway failed.');
    expect(error?.message.length).toBeGreaterThan(10);
  });

  const good = { whole: 1 };
  const refused: readonly (readonly [string, unknown, string])[] = [
    // what, input, place
    ['a text for an object', secret, 'input'],
    ['a text for a whole number', { whole: secret }, 'input.whole'],
    ['a number that is too large', { whole: 123456789012345 }, 'input.whole'],
    ['null where there must be a value', { whole: null }, 'input.whole'],
    ['a missing member', { text: secret }, 'input'],
    ['an unknown member', { ...good, unknown: secret }, 'input'],
    ['an object for an id', { ...good, id: { [secret]: secret } }, 'input.id'],
    ['a list for a text', { ...good, text: [secret] }, 'input.text'],
    ['a text for a number', { ...good, number: secret }, 'input.number'],
    ['a text for a flag', { ...good, flag: secret }, 'input.flag'],
    ['an unknown word of an enum', { ...good, color: secret }, 'input.color'],
    ['an object for an enum', { ...good, color: { secret } }, 'input.color'],
    ['a number for a day', { ...good, day: 123456789012345 }, 'input.day'],
    ['a place far inside', { ...good, next: { ...good, next: { whole: secret } } }, 'input.next.next.whole'],
    ['a place in a list', { ...good, list: [good, { whole: secret }] }, 'input.list[1].whole'],
    ['a text that looks like a path', { whole: `${secret}" at "input.forged"; forged` }, 'input.whole'],
    ['a member that looks like a path', { [`${secret} at "input.forged"`]: 1 }, 'input'],
    ['a long text', { whole: secret.repeat(100) }, 'input.whole'],
    ['a long word for an enum', { ...good, color: secret.repeat(100) }, 'input.color'],
    ['a text of many lines', { whole: `a\n"; ${secret}\n` }, 'input.whole'],
  ];

  it.each(refused)('names the place of %s, and does not repeat it', async (_what, input, place) => {
    const errors = await errorsOf('query($input: Place!) { place(input: $input) }', { input });

    for (const error of errors) {
      expect(error.message).toBe('The variables do not fit the operation.');
      expect(error.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        outcome: 'NOT_SENT',
        safeToRepeat: true,
      });
    }
    const fields = errors.flatMap(
      ({ extensions }) => extensions?.['fields'] as { path: string; messages: string[] }[],
    );
    expect(fields.map(({ path }) => path)).toContain(place);
    expect(fields.every(({ messages }) => messages.every((message) => message.length > 5))).toBe(true);
    expect(JSON.stringify(errors)).not.toMatch(/SECRET|hunter2|forged|123456789012345/);
  });

  it('names a variable that is refused whole', async () => {
    const [error] = await errorsOf('query($n: Int!) { whole(n: $n) }', { n: `at "${secret}"` });

    expect(error?.extensions?.['fields']).toEqual([
      { path: 'n', messages: [expect.stringMatching(/^Int cannot represent/)] },
    ]);
    expect(JSON.stringify(error)).not.toContain(secret);
  });
});

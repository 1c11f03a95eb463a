import { describe, expect, it } from '@jest/globals';
import { askForTokens } from '../support/ask-for-tokens.js';
import { create, createdIn } from '../support/create-conversation.js';
import { rawCall } from '../support/http-call.js';
import { query } from '../support/http-cases.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';

const hostileIds = [
  '../12345678',
  '12345678/../../other',
  '..%2f12345678',
  '12345678%2f..',
  '12345678?x=1',
  '12345678#x',
  '12345678\n',
  '12345678\r\nx-injected: 1',
  '12345678 ',
  '1'.repeat(300),
  '１２３',
  '',
];

describe('an account id that is no account id', () => {
  it.each(hostileIds)('27: opens no conversation and calls nobody: %j', async (accountId) => {
    await withPair(async (pair) => {
      const { extensions } = onlyError(await create(pair, { accountId }));
      expect(extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        outcome: 'NOT_SENT',
        fields: [{ path: 'input.accountId' }],
      });
      const reads = await pair.graphql(
        'query ($a: ID!) { account(id: $a) { id } conversation(accountId: $a, id: "x") { id } }',
        { a: accountId },
      );
      expect(reads.data).toEqual({ account: null, conversation: null });
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });
});

describe('tokens that would break a header', () => {
  it.each([
    ['a carriage return and a line feed', 'good\\r\\nx-injected: 1'],
    ['a line feed', 'good\\nevil'],
    ['NUL', 'good\\u0000evil'],
    ['letters beyond ASCII', 'göod'],
    ['a space', 'good evil'],
  ])('28: from LivePerson are an unusable answer: %s', async (_what, token) => {
    await withPair(async (pair) => {
      const body = `{"access_token":"${token}","token_type":"Bearer"}`;
      await pair.sandbox.fault('sentinel', { kind: 'status', status: 200, body });
      expect(onlyError(await create(pair)).extensions).toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        outcome: 'NOT_SENT',
        upstream: { status: 200 },
      });
      expect(await pair.sandbox.services()).toEqual(['domain', 'sentinel']);
    });
  });

  it.each(['authorization', 'x-lp-on-behalf'])(
    '28: from a caller are refused with words, in %s',
    async (name) => {
      await withPair(
        async (pair) => {
          const good = await askForTokens(pair, 'one');
          await pair.sandbox.forgetCalls();
          for (const bad of ['tökén', 'two words', `${good[name] ?? ''}\u00a0`, 'x'.repeat(15_000)]) {
            const { extensions } = onlyError(
              await create(pair, { consumerId: undefined }, { ...good, [name]: bad }),
            );
            expect(extensions.code).toBe('UNAUTHENTICATED');
          }
          expect((await pair.sandbox.services()).filter((service) => service !== 'domain')).toEqual(
            name === 'authorization' ? ['asyncMessagingEnt'] : [],
          );
        },
        { settings: { CREDENTIALS: 'forwarded' } },
      );
    },
  );

  it('28: with a line break in them never become a request', async () => {
    await withPair(async ({ server, sandbox }) => {
      const body = JSON.stringify({ query });
      for (const breaking of ['a\rb', 'a\u0000b', 'a\n b']) {
        const head = `POST /graphql HTTP/1.1\r\nhost: gateway\r\nauthorization: ${breaking}\r\n`;
        const rest = `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
        expect(await rawCall(server.port, head + rest)).toMatch(/^HTTP\/1\.1 400 /);
      }
      expect(await sandbox.calls()).toEqual([]);
    });
  });

  it('28: client properties cannot end their header', async () => {
    await withPair(async (pair) => {
      const osName = 'a\r\nx-injected: 1\u0000ü';
      createdIn(await create(pair, { client: { osName } }));
      const { headers = {} } = (await pair.sandbox.calls()).at(-1) ?? {};
      expect(headers).not.toHaveProperty('x-injected');
      expect(JSON.parse(headers['client-properties'] ?? '')).toEqual({ type: '.ClientProperties', osName });
    });
  });
});

describe('words made to look like log lines', () => {
  const ansi = '\u001b[31mred\u001b[0m';
  const forged = '\n{"level":30,"msg":"forged"}\r\n';

  it('29: stay within one escaped line for each event', async () => {
    await withPair(async (pair) => {
      const words = `${forged}${ansi}`;
      createdIn(await create(pair, { userProfile: { firstName: words } }));
      onlyError(await create(pair, { accountId: words }));
      await pair.graphql('query ($id: ID!) { account(id: $id) { id } }', { id: words });
      await pair.graphql(`query Named { account(id: ${JSON.stringify(words)}) { id } }`);
      await pair.sandbox.fault('domain', { kind: 'status', status: 500, body: words, headers: {} });
      await create(pair, { consumerId: 'other', idempotencyKey: words });
      expect(pair.logLines.length).toBeGreaterThan(0);
      for (const line of pair.logLines) {
        expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f]/);
        const { msg } = JSON.parse(line) as { msg: string }; // pino's member
        expect(msg).not.toBe('forged');
      }
      expect(pair.logLines.filter((line) => line.includes('"msg":"request"'))).toHaveLength(5);
    });
  });
});

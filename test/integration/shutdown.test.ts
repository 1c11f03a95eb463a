import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { withPair } from '../support/start-pair.js';

const list = (count: number, of: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => of(number)).join(' ');

/** A small operation whose answer, of about 14 MB, fits into no buffer on the way. */
const large = (accountId: string): string =>
  `{ ${list(800, (number) => `a${number}: account(id: "${accountId}") { ...names }`)} }
   fragment names on Account { ${list(1000, (number) => `b${number}: __typename`)} }`;

const unlimited = { LIMIT_TOKENS: '100000', LIMIT_ALIASES: '1000000', LIMIT_ROOT_FIELDS: '1000' };

describe('a gateway that closes', () => {
  it('lets a large answer leave whole, though its caller reads slowly', async () => {
    await withPair(
      async ({ server, accountId, logLines }) => {
        const body = JSON.stringify({ query: large(accountId) });
        const head = 'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json';
        const socket = connect(server.port, '127.0.0.1');
        socket.pause();
        socket.write(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
        await eventually('the answer', () =>
          Promise.resolve(logLines.some((line) => line.includes('"msg":"request"'))),
        );
        const closed = server.close();
        const chunks: Buffer[] = [];
        socket.on('data', (chunk) => chunks.push(chunk));
        socket.resume();
        await new Promise((resolve) => socket.once('close', resolve));
        expect(await closed).toBe(true);
        const answer = Buffer.concat(chunks).toString('utf8');
        const [, length = ''] = /content-length: (\d+)/i.exec(answer) ?? [];
        expect(Number(length)).toBeGreaterThan(10_000_000);
        expect(answer.length - answer.indexOf('\r\n\r\n') - 4).toBe(Number(length));
      },
      { settings: { SHUTDOWN_TIMEOUT_MS: '10000', ...unlimited } },
    );
  });

  it('waits for a create whose caller went away', async () => {
    await withPair(
      async (pair) => {
        await pair.sandbox.fault('asyncMessagingEnt', { kind: 'delay', ms: 700 });
        const gone = new AbortController();
        const body = JSON.stringify({
          query: 'mutation ($i: CreateConversationInput!) { createConversation(input: $i) { outcome } }',
          variables: { i: { accountId: pair.accountId, consumerId: 'consumer-1', idempotencyKey: 'one' } },
        });
        const headers = { 'content-type': 'application/json' };
        const request = { method: 'POST', headers, body, signal: gone.signal };
        const lost = expect(fetch(`${pair.url}/graphql`, request)).rejects.toThrow();
        await eventually('the create', async () =>
          (await pair.sandbox.services()).includes('asyncMessagingEnt'),
        );
        gone.abort();
        await lost;
        expect(await pair.server.close()).toBe(true);
        expect(await pair.sandbox.conversations()).toHaveLength(1);
      },
      { settings: { SHUTDOWN_TIMEOUT_MS: '10000' } },
    );
  });

  it('has forgotten nothing of what it answered before', async () => {
    await withPair(async (pair) => {
      expect(createdIn(await create(pair)).outcome).toBe('CREATED');
      expect(await pair.server.close()).toBe(true);
      await expect(create(pair)).rejects.toThrow();
      expect(await pair.sandbox.conversations()).toHaveLength(1);
    });
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { eventsDocument } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import { scrape } from '../support/scrape.js';
import { withPair } from '../support/start-pair.js';

const sending = { headersMs: 500, requestMs: 1000 };
const line = 'host: gateway\r\ncontent-type: application/json\r\n';

interface Caller {
  readonly socket: Socket;
  readonly received: () => string;
  readonly closed: Promise<unknown>;
}

async function call(port: number): Promise<Caller> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('error', () => undefined).on('data', (chunk) => (received += chunk.toString('latin1')));
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  return { socket, received: () => received, closed };
}

const requestOf = (path: string, body: string): string =>
  `POST ${path} HTTP/1.1\r\n${line}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('requests that cannot be read', () => {
  it('22: are not carried out when the rest comes after they were refused as late', async () => {
    await withPair(
      async ({ url, server, accountId, sandbox }) => {
        const variables = { input: { accountId, consumerId: 'consumer-1' } };
        const request = requestOf('/graphql', JSON.stringify({ query: createMutation, variables }));
        const { socket, received, closed } = await call(server.port);
        const half = request.length - 20;
        socket.write(request.slice(0, half));
        socket.once('data', () => socket.write(request.slice(half)));
        await closed;

        expect(received()).toMatch(/^HTTP\/1\.1 408 /);
        await eventually('nothing to be left', async () => {
          return (await scrape(url)).get('requests_in_flight') === 0;
        });
        expect(await sandbox.calls()).toEqual([]);
      },
      { sending },
    );
  });

  it('22: are refused by no word within an answer that is being written', async () => {
    await withLife(async ({ pair, open }) => {
      const { accountId, conversationId } = await open();
      const variables = { accountId, conversationId };
      const { socket, received, closed } = await call(pair.server.port);
      socket.write(requestOf('/graphql/stream', JSON.stringify({ query: eventsDocument, variables })));
      await eventually('the head', () => Promise.resolve(received().includes('\r\n\r\n')));
      socket.write('GET /livez HTTP/1.1\r\nhost: gateway\r\n\r\nno request at all\r\n\r\n');
      await closed;

      expect(received()).toMatch(/^HTTP\/1\.1 200 /);
      expect(received()).not.toContain('400');
    });
  });

  it('are told so where nothing else is written', async () => {
    await withPair(async ({ server }) => {
      const { socket, received, closed } = await call(server.port);
      socket.write('no request at all\r\n\r\n');
      await closed;

      expect(received()).toBe('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    });
  });
});

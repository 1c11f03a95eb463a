import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { createMutation } from '../support/create-conversation.js';
import { eventsDocument } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { rawCall } from '../support/http-call.js';
import { withLife } from '../support/life-pair.js';
import type { LifeTarget } from '../support/life-pair.js';
import { machineNow } from '../support/machine-now.js';
import { streamForms, subscribeByStream } from '../support/raw-subscriber.js';
import { scrape } from '../support/scrape.js';
import { withPair } from '../support/start-pair.js';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A connection that sends what a test wants. */
interface Rude {
  readonly socket: WebSocket;
  readonly heard: readonly Message[];
  readonly closed: Promise<number>;
  readonly send: (message: object | string) => void;
  readonly count: (type: string) => number;
}

async function rude(url: string, protocols: string | string[] = 'graphql-transport-ws'): Promise<Rude> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols);
  const heard: Message[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.on('message', (data) => heard.push(JSON.parse((data as Buffer).toString()) as Message)); // the protocol's
  await once(socket, 'open');
  return {
    socket,
    heard,
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    count: (type) => heard.filter((one) => one.type === type).length,
  };
}

/** A connection that the gateway has acknowledged. */
async function greeted(url: string): Promise<Rude> {
  const connection = await rude(url);
  connection.send({ type: 'connection_init' });
  await eventually('the greeting', () => Promise.resolve(connection.count('connection_ack') > 0));
  return connection;
}

const subscribing = ({ accountId, conversationId }: LifeTarget, id: string) => ({
  id,
  type: 'subscribe',
  payload: { query: eventsDocument, variables: { accountId, conversationId } },
});

/** Nobody follows, nobody watches, and no subscriber is counted. */
const expectNobody = (url: string): Promise<unknown> =>
  eventually('nobody to be left', async () => {
    const samples = await scrape(url);
    return samples.get('store_watchers') === 0 && samples.get('subscribers{transport="websocket"}') === 0;
  });

const init = { type: 'connection_init' };
const ask = { id: '1', type: 'subscribe', payload: { query: '{ __typename }' } };
const nested = '['.repeat(100_000) + ']'.repeat(100_000);
const input = `{"input":{"accountId":"1","userProfile":${nested}}}`;

const rudeness: readonly (readonly [string, number, readonly (object | string)[]])[] = [
  ['an operation before the greeting', 4401, [ask]],
  ['two greetings', 4429, [init, init]],
  ['what is no JSON', 4400, ['{']],
  ['what is no message', 4400, [init, { type: 'nonsense' }]],
  ['a message without an id', 4400, [init, { type: 'subscribe', payload: { query: '{ __typename }' } }]],
  ['a frame of 10 MB', 1009, [init, 'x'.repeat(10_000_000)]],
  [
    'lists nested 100 000 times',
    4400,
    [
      init,
      `{"id":"1","type":"subscribe","payload":{"query":${JSON.stringify(createMutation)},"variables":${input}}}`,
    ],
  ],
];

describe('a WebSocket that breaks the protocol', () => {
  it.each(rudeness)('38: is closed for %s with %i', async (_what, code, messages) => {
    await withPair(async ({ url, sandbox, logLines }) => {
      const connection = await rude(url);
      for (const message of messages) connection.send(message);
      expect(await connection.closed).toBe(code);
      expect(await sandbox.calls()).toEqual([]);
      expect(logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
    });
  });

  it('38: is closed for an id that is in use with 4409, and leaves nothing', async () => {
    await withLife(async ({ pair, open }) => {
      const target = await open();
      const connection = await greeted(pair.url);
      connection.send(subscribing(target, 'one'));
      connection.send(subscribing(target, 'one'));
      expect(await connection.closed).toBe(4409);
      await expectNobody(pair.url);
    });
  });

  it('38: is not opened under another subprotocol, and closed without any', async () => {
    await withPair(async ({ url }) => {
      const unknown = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-ws');
      unknown.on('error', () => undefined);
      // The client itself gives up: the gateway names no subprotocol that it knows.
      expect(await new Promise((resolve) => unknown.once('close', resolve))).toBe(1006);
      expect(await (await rude(url, [])).closed).toBe(4406);
    });
  });

  it('38: is closed when no greeting comes in time, with 4408', async () => {
    await withPair(async ({ url }) => {
      const silent = await rude(url);
      const started = machineNow();
      expect(await silent.closed).toBe(4408);
      expect(machineNow() - started).toBeLessThan(7000);
    });
  });

  it('38: is not opened for a page of another origin, nor elsewhere', async () => {
    await withPair(async ({ server }) => {
      const head = (path: string, origin: string): string =>
        `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\norigin: ${origin}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`;
      const own = `http://127.0.0.1:${server.port}`;
      for (const [path, origin] of [
        ['/graphql', 'https://evil.example'],
        ['/graphql', 'null'],
        ['/graphql/stream', own],
        ['/webhooks/liveperson', own],
      ] as const) {
        expect(await rawCall(server.port, head(path, origin))).toMatch(/^HTTP\/1\.1 404 /);
      }
    });
  });
});

describe('a WebSocket that wants too much', () => {
  it('38: runs as many operations as it may of 1000, is told of the others, and leaves nothing', async () => {
    await withLife(
      async ({ pair, open }) => {
        const target = await open();
        const connection = await greeted(pair.url);
        for (let n = 0; n < 1000; n += 1) connection.send(subscribing(target, String(n)));
        await eventually('the refusals', () => Promise.resolve(connection.count('error') === 980));
        const refusal = connection.heard.find(({ type }) => type === 'error');
        expect(refusal?.payload).toMatchObject([
          { extensions: { code: 'RATE_LIMITED', outcome: 'NOT_SENT', retryAfterMs: 1000 } },
        ]);
        await eventually('the others', async () => (await scrape(pair.url)).get('store_watchers') === 20);
        connection.send({ id: '0', type: 'complete' });
        await eventually('room', async () => (await scrape(pair.url)).get('store_watchers') === 19);
        connection.send({ id: 'again', type: 'subscribe', payload: { query: '{ __typename }' } });
        await eventually('an answer', () =>
          Promise.resolve(connection.heard.some(({ type, id }) => type === 'next' && id === 'again')),
        );
        connection.socket.terminate();
        await expectNobody(pair.url);
      },
      { settings: { LIMIT_SOCKET_OPERATIONS: '20' } },
    );
  });

  it('38: and goes while it subscribes leaves nothing', async () => {
    await withLife(async ({ pair, open }) => {
      const target = await open();
      for (let n = 0; n < 20; n += 1) {
        const connection = await greeted(pair.url);
        for (let id = 0; id < 10; id += 1) connection.send(subscribing(target, String(id)));
        if (n % 2 === 0) connection.socket.terminate();
        else connection.socket.close();
        await connection.closed;
      }
      await expectNobody(pair.url);
    });
  });

  it.each([
    ['503', 'replica', { LIMIT_SOCKETS: '3' }],
    ['429', 'address', { LIMIT_ADDRESS_SOCKETS: '3' }],
  ])(
    '38: is refused with %s beyond what one %s may have, and let in when another goes',
    async (status, _of, settings) => {
      await withPair(
        async ({ url }) => {
          const open = [await greeted(url), await greeted(url), await rude(url)];
          await expect(rude(url)).rejects.toThrow(status);
          open[0]?.socket.terminate();
          const next = await eventually('a place', () => rude(url).catch(() => undefined));
          for (const { socket } of [...open, next]) socket.terminate();
        },
        { settings },
      );
    },
  );

  it.each(Object.keys(streamForms) as (keyof typeof streamForms)[])(
    '38: as a stream is refused beyond what one replica may have, and let in when another goes: %s',
    async (form) => {
      await withLife(
        async ({ pair, open }) => {
          const target = await open();
          const first = await subscribeByStream(pair.url, target, form);
          await eventually('the first', async () => (await scrape(pair.url)).get('store_watchers') === 1);
          const refused = await subscribeByStream(pair.url, target, form);
          await eventually('a refusal', () => Promise.resolve(refused.raw() !== ''));
          expect(refused.raw()).toMatch(/^HTTP\/1\.1 429 /);
          first.destroy();
          await expectNobody(pair.url);
          const next = await subscribeByStream(pair.url, target, form);
          await eventually('a place', () => Promise.resolve(next.raw().startsWith('HTTP/1.1 200 ')));
          for (const subscriber of [refused, next]) subscriber.destroy();
        },
        { settings: { LIMIT_STREAMS: '1' } },
      );
    },
  );
});

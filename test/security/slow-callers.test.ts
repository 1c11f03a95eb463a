import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { flood } from '../support/agent-flood.js';
import { eventsDocument } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import { machineNow } from '../support/machine-now.js';
import { scrape } from '../support/scrape.js';
import type { Samples } from '../support/scrape.js';
import { withPair } from '../support/start-pair.js';

const sending = { headersMs: 500, requestMs: 1000 };
/** Longer than the gateway's patience by how often it looks for slow callers, with room for a busy machine. */
const longestMs = 6000;

interface Drip {
  readonly socket: Socket;
  /** When it was cut, from its beginning. */
  readonly cut: Promise<number>;
  readonly received: () => string;
}

/** Sends some bytes at once and others one by one, for as long as it can. */
async function drip(port: number, head: string, each: string, everyMs: number): Promise<Drip> {
  const socket = connect(port, '127.0.0.1');
  const started = machineNow();
  let received = '';
  socket.on('error', () => undefined).on('data', (chunk) => (received += chunk.toString('latin1')));
  await once(socket, 'connect');
  socket.write(head);
  let at = 0;
  const timer = setInterval(() => socket.write(each.charAt(at++ % each.length)), everyMs);
  const cut = once(socket, 'close').then(() => {
    clearInterval(timer);
    return machineNow() - started;
  });
  return { socket, cut, received: () => received };
}

const line = 'host: gateway\r\ncontent-type: application/json\r\n';
const slow: readonly (readonly [string, string, string])[] = [
  ['headers', 'POST /graphql HTTP/1.1\r\n', 'x-slow: 1\r\n'],
  ['no bytes at all after the first line', 'POST /graphql HTTP/1.1\r\n', ''],
  ['a body', `POST /graphql HTTP/1.1\r\n${line}content-length: 100000\r\n\r\n`, ' '],
  ['chunks', `POST /graphql HTTP/1.1\r\n${line}transfer-encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  ['a subscription', `POST /graphql/stream HTTP/1.1\r\n${line}content-length: 100000\r\n\r\n`, ' '],
  ['a webhook', `POST /webhooks/liveperson HTTP/1.1\r\n${line}content-length: 100000\r\n\r\n`, ' '],
];

describe('callers who send one byte at a time', () => {
  it('22: are cut in time, a hundred of each kind at once, and others are answered meanwhile', async () => {
    await withPair(
      async (pair) => {
        const { url, server } = pair;
        // What the first request of a process takes is not what is looked at; the next one opens a connection of its own.
        await pair.graphql('{ __typename }', {}, { connection: 'close' });
        const drips = await Promise.all(
          slow.flatMap(([, head, each]) =>
            Array.from({ length: 100 }, () => drip(server.port, head, each, 100)),
          ),
        );
        const started = machineNow();
        expect((await pair.graphql('{ __typename }')).status).toBe(200);
        expect(machineNow() - started).toBeLessThan(2000);
        const times = await Promise.all(drips.map(({ cut }) => cut));
        expect(Math.max(...times)).toBeLessThan(longestMs);
        for (const { received } of drips) expect(received()).toMatch(/^$|^HTTP\/1\.1 4\d\d /);
        await eventually('nothing to be left', async () => {
          return (await scrape(url)).get('requests_in_flight') === 0;
        });
      },
      { sending },
    );
  });
});

describe('callers who do not take their answers', () => {
  it('22: are cut, on one connection with many requests', async () => {
    await withLife(
      async (life) => {
        const { accountId, conversationId } = await life.open();
        await flood(life.pair, { conversationId, from: 1, count: 200, size: 4000 });
        const query = `query ($a: ID!, $c: ID!) { conversation(accountId: $a, id: $c) {
          messages(last: 200) { edges { node { ... on TextMessage { text } } } } } }`;
        const body = JSON.stringify({ query, variables: { a: accountId, c: conversationId } });
        const request = `POST /graphql HTTP/1.1\r\n${line}content-length: ${body.length}\r\n\r\n${body}`;
        const socket = connect(life.pair.server.port, '127.0.0.1');
        socket.on('error', () => undefined).pause();
        const closed = once(socket, 'close');
        await once(socket, 'connect');
        const started = machineNow();
        for (let n = 0; n < 30; n += 1) socket.write(request);
        const gone = async (): Promise<boolean> =>
          (await scrape(life.pair.url)).get('requests_in_flight') === 0;
        await eventually('the answers to wait', async () => !(await gone()));
        await eventually('the end', gone, 15_000);
        expect(machineNow() - started).toBeLessThan(15_000);
        socket.destroy();
        await closed;
      },
      {
        sending,
        stallMs: 500,
        settings: { HEARTBEAT_MS: '1000', UPSTREAM_TOTAL_TIMEOUT_MS: '2000' },
      },
    );
  }, 60_000);

  it('22: and pipeline subscriptions behind each other leave nothing when they go', async () => {
    await withLife(async (life) => {
      const { accountId, conversationId } = await life.open();
      const body = JSON.stringify({ query: eventsDocument, variables: { accountId, conversationId } });
      const request = `POST /graphql/stream HTTP/1.1\r\n${line}content-length: ${body.length}\r\n\r\n${body}`;
      const socket = connect(life.pair.server.port, '127.0.0.1');
      socket.on('error', () => undefined).resume();
      await once(socket, 'connect');
      socket.write(request.repeat(20));
      const expectSamples = (what: string, passes: (samples: Samples) => boolean) =>
        eventually(what, async () => passes(await scrape(life.pair.url)));
      await expectSamples('all to follow', (samples) => samples.get('store_watchers') === 20);
      socket.destroy();
      await expectSamples('nobody to be left', (samples) =>
        ['store_watchers', 'requests_in_flight', 'subscribers{transport="sse"}'].every(
          (name) => samples.get(name) === 0,
        ),
      );
    });
  });
});

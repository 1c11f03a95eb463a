import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { WebhookRoute } from '../../../src/webhooks/webhook-route.js';
import { signal } from '../../support/unit-signal.js';
import { startHttp } from '../../support/unit-server.js';
import { FakeEventLog } from './fake-event-log.js';
import { eventBody, textChange } from './notifications.js';
import { WebhookRig, signed } from './webhook-rig.js';

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Call {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

const body = JSON.stringify(
  eventBody(textChange(1, { event: { type: 'ContentEvent', contentType: 'text/plain', message: '👋' } })),
);

/** Runs a test against a route on a server of its own. */
async function withRoute(
  rig: WebhookRig,
  run: (send: (call: Call) => Promise<Answer>, port: number) => Promise<void>,
  maxBodyBytes = 10_000,
): Promise<void> {
  const route = new WebhookRoute({ receiver: rig.receiver, maxBodyBytes });
  const server = await startHttp((incoming, response) => void route.answer(incoming, response));
  try {
    await run((call) => send(server.port, call), server.port);
  } finally {
    await server.close();
  }
}

function send(port: number, { method = 'POST', headers = {}, body: sent = '' }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ port, method, headers, path: '/webhooks/liveperson' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    call.on('error', reject);
    call.end(sent);
  });
}

describe('WebhookRoute', () => {
  it('answers 200 with nothing, and takes any content type or none', async () => {
    const rig = new WebhookRig();
    await withRoute(rig, async (call) => {
      for (const type of [
        {},
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/json; charset=x' },
      ]) {
        const answer = await call({ headers: { ...signed(body), ...type }, body });
        expect(answer).toMatchObject({ status: 200, body: '', headers: { 'content-length': '0' } });
      }
    });
    expect(rig.log.messages('c')).toMatchObject([{ content: { text: '👋' } }]);
  });

  it('reads a body that comes in pieces, inside of a character', async () => {
    const rig = new WebhookRig();
    const bytes = Buffer.from(body);
    const cut = bytes.indexOf(Buffer.from('👋')) + 2;
    await withRoute(rig, async (_call, port) => {
      const status = await new Promise((resolve, reject) => {
        const call = request({ port, method: 'POST', headers: signed(bytes) }, (response) => {
          resolve(response.resume().statusCode);
        });
        call.on('error', reject);
        call.write(bytes.subarray(0, cut), () => setImmediate(() => call.end(bytes.subarray(cut))));
      });
      expect(status).toBe(200);
    });
    expect(rig.log.messages('c')).toHaveLength(1);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('answers %s with 405', async (method) => {
    await withRoute(new WebhookRig(), async (call) => {
      const answer = await call({ method, headers: signed(body) });
      expect(answer).toMatchObject({ status: 405, body: '', headers: { allow: 'POST' } });
    });
  });

  it('answers 401 to strangers and forgers alike', async () => {
    const rig = new WebhookRig();
    await withRoute(rig, async (call) => {
      const answers = [
        await call({ body }),
        await call({ headers: signed(body, { 'x-liveperson-account-id': '1' }), body }),
        await call({ headers: signed(body, { secret: 'wrong' }), body }),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ status: 401, body: '' });
    });
    expect(rig.log.offered).toEqual([]);
  });

  it('answers strangers without waiting for their bodies', async () => {
    await withRoute(new WebhookRig(), async (_call, port) => {
      const socket = connect(port, '127.0.0.1');
      const heard = signal<string>();
      socket.once('data', (chunk: Buffer) => heard.resolve(chunk.toString()));
      socket.on('error', () => undefined);
      socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n{');
      expect(await heard.promise).toMatch(/^HTTP\/1\.1 401 /);
      socket.destroy();
    });
  });

  it('answers 400 to what is signed and no JSON', async () => {
    await withRoute(new WebhookRig(), async (call) => {
      expect(await call({ headers: signed('{'), body: '{' })).toMatchObject({ status: 400, body: '' });
    });
  });

  it.each([
    ['says so', (size: number) => ({ 'content-length': size })],
    ['does not say so', () => ({ 'transfer-encoding': 'chunked' })],
  ])('answers 413 to a body that is too large and %s', async (_what, headersOf) => {
    const rig = new WebhookRig();
    const large = Buffer.alloc(10_001, ' ');
    await withRoute(rig, async (call) => {
      const headers = { ...signed(large), ...headersOf(large.length) };
      const answer = await call({ headers, body: large });
      expect(answer).toMatchObject({ status: 413, body: '' });
    });
  });

  it('takes a body of exactly the most that is allowed', async () => {
    const full = body.padEnd(10_000 - (Buffer.byteLength(body) - body.length));
    await withRoute(new WebhookRig(), async (call) => {
      expect(await call({ headers: signed(full), body: full })).toMatchObject({ status: 200 });
    });
  });

  it('answers 503 and when to come again while the store fails', async () => {
    const log = new FakeEventLog();
    log.apply = () => Promise.reject(new Error('full'));
    await withRoute(new WebhookRig({ events: log }), async (call) => {
      const answer = await call({ headers: signed(body), body });
      expect(answer).toMatchObject({ status: 503, body: '', headers: { 'retry-after': '2' } });
    });
  });

  it('keeps nothing of a sender who goes away in the middle', async () => {
    const rig = new WebhookRig();
    const route = new WebhookRoute({ receiver: rig.receiver });
    const done = signal();
    const server = await startHttp((incoming, response) => {
      void route.answer(incoming, response).then(done.resolve);
    });
    const socket = connect(server.port, '127.0.0.1');
    const headers = Object.entries(signed(body)).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${headers.join('')}content-length: 500\r\n\r\n{`, () => {
      setImmediate(() => socket.destroy());
    });
    await done.promise;
    expect(rig.log.offered).toEqual([]);
    await server.close();
  });
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { CallContext } from '../../../src/http/call-context.js';
import { createDispatcher } from '../../../src/http/create-dispatcher.js';
import { HttpClient } from '../../../src/http/http-client.js';
import { upstreamConfig } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { withHttp } from '../../support/unit-http-rig.js';
import { startHttp } from '../../support/unit-server.js';

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

describe('HttpClient', () => {
  it('sends method, path, headers and body, and reads the answer', async () => {
    const received: unknown[] = [];
    const http = (request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        received.push([request.method, request.url, request.headers.authorization, body]);
        json(response, 201, { answer: 'Ünïcode 😀' });
      });
    };
    await withHttp({ http }, async ({ send }) => {
      const answer = await send({ path: '/a?v=3', headers: { authorization: 'bare' }, body: '{"text":"ü"}' });

      expect(received).toEqual([['POST', '/a?v=3', 'bare', '{"text":"ü"}']]);
      expect(answer).toEqual({ status: 201, retryAfter: undefined, body: { answer: 'Ünïcode 😀' } });
    });
  });

  it.each([200, 302, 400, 401, 404, 429, 500, 503])('answers with status %i as it came', async (status) => {
    await withHttp(
      { http: (_request, response) => json(response, status, { code: status }) },
      async ({ send }) => {
        expect(await send()).toMatchObject({ status, body: { code: status } });
      },
    );
  });

  it('reads Retry-After', async () => {
    const http = (_request: unknown, response: ServerResponse) =>
      void response.writeHead(429, { 'retry-after': '7' }).end();
    await withHttp({ http }, async ({ send }) => {
      expect(await send()).toEqual({ status: 429, retryAfter: '7', body: undefined });
    });
  });

  it('puts an answer together from its pieces', async () => {
    const http = (_request: unknown, response: ServerResponse) => {
      response.write('{"half":');
      setImmediate(() => response.end('"😀"}'));
    };
    await withHttp({ http }, async ({ send }) => {
      expect((await send()).body).toEqual({ half: '😀' });
    });
  });

  it.each(['', 'not json', '<html>', '{"half":', '\u0000'])('answers %j without a body', async (text) => {
    await withHttp({ http: (_request, response) => void response.end(text) }, async ({ send }) => {
      expect(await send()).toEqual({ status: 200, retryAfter: undefined, body: undefined });
    });
  });

  it('reads the final answer behind an informational one', async () => {
    const raw = (socket: Socket) =>
      void socket.on('data', () => {
        socket.write('HTTP/1.1 103 Early Hints\r\nretry-after: 9\r\n\r\n');
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
      });
    await withHttp({ raw }, async ({ send }) => {
      expect(await send()).toEqual({ status: 200, retryAfter: undefined, body: {} });
    });
  });

  it('follows no redirect', async () => {
    let strangers = 0;
    const stranger = await startHttp((_request, response) => {
      strangers += 1;
      response.end();
    });
    const http = (_request: unknown, response: ServerResponse) =>
      void response.writeHead(302, { location: stranger.origin }).end();
    try {
      await withHttp({ http }, async ({ send }) => {
        expect((await send({ effect: 'none', method: 'GET' })).status).toBe(302);
        expect(strangers).toBe(0);
      });
    } finally {
      await stranger.close();
    }
  });

  it('uses one connection again and again', async () => {
    const http = (_request: unknown, response: ServerResponse) => json(response, 200, {});
    await withHttp({ http, connections: 1 }, async ({ send, server }) => {
      for (let turn = 0; turn < 5; turn += 1) await send();

      expect(server.connections()).toBe(1);
    });
  });

  it('never sends a request with a broken header', async () => {
    let requests = 0;
    const http = (_request: unknown, response: ServerResponse) => {
      requests += 1;
      response.end('{}');
    };
    await withHttp({ http }, async ({ send }) => {
      for (const token of ['a\r\nx-evil: 1', 'a\nb', 'a\0b', '日本']) {
        const error = await gatewayError(send({ headers: { 'x-lp-on-behalf': token } }));
        expect(error).toMatchObject({
          code: 'UPSTREAM_UNAVAILABLE',
          outcome: 'NOT_SENT',
          safeToRepeat: true,
        });
      }
      expect(requests).toBe(0);
    });
  });

  it('counts every call that it begins', async () => {
    const server = await startHttp((_request, response) => void response.end('{}'));
    const dispatcher = createDispatcher(upstreamConfig());
    const client = new HttpClient({ dispatcher, maxResponseBytes: 1024 });
    const call = new CallContext('r', performance.now() + 10_000);
    const request = { service: 'idp', effect: 'none', credentials: 'gateway', method: 'GET' } as const;
    try {
      await client.send({ ...request, origin: server.origin, path: '/' }, call);
      await client.send({ ...request, origin: server.origin, path: '/' }, call.detached(10_000));

      expect(call.counter.calls).toBe(2);
    } finally {
      await dispatcher.destroy();
      await server.close();
    }
  });
});

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../../src/errors/outcome.js';
import { gatewayError } from '../../support/unit-error.js';
import { failureKind, withHttp } from '../../support/unit-http-rig.js';
import { closedOrigin } from '../../support/unit-server.js';

const effects: readonly Effect[] = ['none', 'idempotent', 'once'];

/** What a call that left and broke is, by its effect. */
const brokenAfterSending = {
  none: { code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true },
  idempotent: { code: 'UPSTREAM_UNAVAILABLE', outcome: 'UNKNOWN', safeToRepeat: true },
  once: { code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN', safeToRepeat: false },
} as const;
const lateAfterSending = {
  ...brokenAfterSending,
  none: { ...brokenAfterSending.none, code: 'UPSTREAM_TIMEOUT' },
  idempotent: { ...brokenAfterSending.idempotent, code: 'UPSTREAM_TIMEOUT' },
} as const;

const onRequest = (answer: (socket: Socket) => void) => (socket: Socket) =>
  void socket.once('data', () => answer(socket));

describe('HttpClient, when no usable answer comes', () => {
  it.each(effects)('knows that a refused connection sent nothing (%s)', async (effect) => {
    const origin = await closedOrigin();
    await withHttp({}, async ({ send }) => {
      const error = await gatewayError(send({ effect, origin }));

      expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(failureKind(error)).toBe('connect');
    });
  });

  it.each(effects)(
    'knows that a connection reset after the bytes left may have done it (%s)',
    async (effect) => {
      await withHttp({ raw: onRequest((socket) => socket.resetAndDestroy()) }, async ({ send }) => {
        const error = await gatewayError(send({ effect }));

        expect(error).toMatchObject(brokenAfterSending[effect]);
        expect(failureKind(error)).toBe('broken');
      });
    },
  );

  it.each(effects)('gives up when no headers come in time (%s)', async (effect) => {
    await withHttp({ raw: onRequest(() => undefined), headersTimeoutMs: 50 }, async ({ send }) => {
      const error = await gatewayError(send({ effect }));

      expect(error).toMatchObject(lateAfterSending[effect]);
      expect(failureKind(error)).toBe('timeout');
    });
  });

  it.each(effects)('gives up when the body stands still (%s)', async (effect) => {
    const http = (_request: unknown, response: ServerResponse) => void response.write('{"half":');
    await withHttp({ http, bodyTimeoutMs: 50 }, async ({ send }) => {
      const error = await gatewayError(send({ effect }));

      expect(error).toMatchObject(lateAfterSending[effect]);
      expect(failureKind(error)).toBe('timeout');
    });
  });

  it.each(effects)('gives up at the deadline of the operation (%s)', async (effect) => {
    let requests = 0;
    const http = () => void (requests += 1);
    await withHttp({ http }, async ({ send }) => {
      const error = await gatewayError(send({ effect, deadlineMs: 500 }));

      expect(error).toMatchObject(lateAfterSending[effect]);
      expect(requests).toBe(1);
    });
  });

  it('does not begin after the deadline', async () => {
    await withHttp({}, async ({ send, server }) => {
      const error = await gatewayError(send({ deadlineMs: 0 }));

      expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(server.connections()).toBe(0);
    });
  });

  it.each(effects)('stops reading an answer that is too large (%s)', async (effect) => {
    const http = (_request: unknown, response: ServerResponse) => void response.end('x'.repeat(3000));
    await withHttp({ http, maxResponseBytes: 2000 }, async ({ send }) => {
      const error = await gatewayError(send({ effect }));

      expect(error).toMatchObject(brokenAfterSending[effect]);
      expect(failureKind(error)).toBe('tooLarge');
    });
  });

  it('reads an answer of exactly the largest size', async () => {
    const http = (_request: unknown, response: ServerResponse) => void response.end(`"${'x'.repeat(1998)}"`);
    await withHttp({ http, maxResponseBytes: 2000 }, async ({ send }) => {
      expect((await send()).body).toBe('x'.repeat(1998));
    });
  });

  const broken: readonly (readonly [string, string])[] = [
    ['an answer that is no HTTP', 'banana\r\n\r\n'],
    ['an answer that ends early', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[{"code":"OK"'],
    ['a chunk that ends early', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\n[{"code"'],
    ['a broken chunk size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['headers that end early', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['nothing at all', ''],
  ];

  it.each(broken)('does not take %s for an answer', async (_what, text) => {
    await withHttp({ raw: onRequest((socket) => void socket.end(text)) }, async ({ send }) => {
      for (const effect of effects) {
        const error = await gatewayError(send({ effect }));
        expect(error).toMatchObject(brokenAfterSending[effect]);
        expect(failureKind(error)).toBe('broken');
      }
    });
  });

  it('never sends a second time by itself', async () => {
    let requests = 0;
    const raw = onRequest((socket) => {
      requests += 1;
      socket.resetAndDestroy();
    });
    await withHttp({ raw }, async ({ send, server }) => {
      for (const effect of effects)
        await gatewayError(send({ effect, method: effect === 'none' ? 'GET' : 'POST' }));

      expect([requests, server.connections()]).toEqual([3, 3]);
    });
  });

  it('refuses a name that resolves to this machine unless it is localhost', async () => {
    await withHttp({ allowLoopback: false }, async ({ send, server }) => {
      const error = await gatewayError(send({ origin: `http://localhost:${server.port}` }));

      expect(error).toMatchObject({ code: 'HOST_NOT_ALLOWED', outcome: 'NOT_SENT' });
      expect(server.connections()).toBe(0);
    });
  });

  it('reaches localhost where loopback is allowed', async () => {
    await withHttp({ http: (_request, response) => void response.end('{}') }, async ({ send, server }) => {
      expect((await send({ origin: `http://localhost:${server.port}` })).status).toBe(200);
    });
  });
});

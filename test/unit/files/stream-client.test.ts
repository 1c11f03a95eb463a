import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { UpstreamConfig } from '../../../src/config/config.js';
import { fileRefused } from '../../../src/errors/file-refused.js';
import { CallContext } from '../../../src/http/call-context.js';
import { createDispatcher } from '../../../src/http/create-dispatcher.js';
import { StreamClient } from '../../../src/http/stream-client.js';
import { upstreamConfig } from '../../support/unit-config.js';
import { gatewayError } from '../../support/unit-error.js';
import { failureKind } from '../../support/unit-http-rig.js';
import { closedOrigin, startHttp, startNet } from '../../support/unit-server.js';
import type { TestServer } from '../../support/unit-server.js';
import { signal } from '../../support/unit-signal.js';

interface Rig {
  readonly server: TestServer;
  readonly put: (body: Readable, sizeBytes: number, given?: Given) => Promise<{ readonly status: number }>;
  readonly get: (maxBytes: number, given?: Given) => ReturnType<StreamClient['getBytes']>;
}

interface Given {
  readonly origin?: string;
  readonly deadlineMs?: number;
  readonly callerGone?: AbortSignal;
}

async function withStore(
  answer: RequestListener | { readonly raw: (socket: Socket) => void },
  run: (rig: Rig) => Promise<void>,
  over: Partial<UpstreamConfig> = {},
): Promise<void> {
  const server = await (typeof answer === 'function' ? startHttp(answer) : startNet(answer.raw));
  const dispatcher = createDispatcher(upstreamConfig(over));
  const client = new StreamClient(dispatcher);
  const contextOf = ({ deadlineMs = 10_000, callerGone }: Given): CallContext =>
    new CallContext('r', performance.now() + deadlineMs, callerGone);
  const storeCall = {
    service: 'swift',
    effect: 'none',
    credentials: 'gateway',
    path: '/v1/a?sig=secret',
  } as const;
  try {
    await run({
      server,
      put: (body, sizeBytes, given = {}) =>
        client.putStream(
          { ...storeCall, origin: given.origin ?? server.origin, body, sizeBytes },
          contextOf(given),
        ),
      get: (maxBytes, given = {}) =>
        client.getBytes({ ...storeCall, origin: given.origin ?? server.origin }, maxBytes, contextOf(given)),
    });
  } finally {
    await dispatcher.destroy();
    await server.close();
  }
}

const streamOf = (bytes: number): Readable => Readable.from([Buffer.alloc(bytes, 1)]);
const endless = (): Readable => new Readable({ read: () => undefined });

describe('StreamClient.putStream', () => {
  it('sends the bytes with their length, and answers with the status', async () => {
    const seen = signal<unknown>();
    const store: RequestListener = (request, response) => {
      let size = 0;
      request.on('data', (chunk: Buffer) => (size += chunk.length));
      request.on('end', () => {
        const { method, url, headers } = request;
        seen.resolve({
          method,
          url,
          size,
          length: headers['content-length'],
          chunked: headers['transfer-encoding'],
        });
        response.writeHead(201).end('created');
      });
    };
    await withStore(store, async ({ put }) => {
      expect(await put(streamOf(200_000), 200_000)).toMatchObject({ status: 201 });
      const length = '200000';
      expect(await seen.promise).toEqual({ method: 'PUT', url: '/v1/a?sig=secret', size: 200_000, length });
    });
  });

  it('takes an answer that comes before the bytes have left', async () => {
    await withStore(
      (_request, response) => void response.writeHead(401, { 'retry-after': '3' }).end('expired'),
      async ({ put }) => {
        const body = endless();
        body.push(Buffer.alloc(10));
        expect(await put(body, 3_000_000)).toEqual({ status: 401, retryAfter: '3' });
      },
    );
  });

  it('takes no more from its source than the store reads', async () => {
    const total = 64 * 1024 * 1024;
    let given = 0;
    const source = new Readable({
      read() {
        given += 65_536;
        this.push(given > total ? null : Buffer.alloc(65_536));
      },
    });
    const stalled = signal();
    const callerGone = new AbortController();
    // The store accepts the connection and never reads from it.
    const raw = (socket: Socket): void => {
      socket.pause();
      stalled.resolve();
    };
    await withStore({ raw }, async ({ put }) => {
      const work = gatewayError(put(source, total, { callerGone: callerGone.signal }));
      await stalled.promise;
      for (let before = -1; before !== given;) {
        before = given;
        for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      }
      // What the kernel's socket buffers hold is not the gateway's memory.
      expect(given).toBeLessThan(total / 2);
      callerGone.abort();
      expect(failureKind(await work)).toBe('aborted');
      expect(source.destroyed).toBe(true);
    });
  });

  it('fails with what its source failed with', async () => {
    const refusal = fileRefused('SIZE', 'too many bytes');
    const source = endless();
    const begun = signal();
    await withStore(
      () => begun.resolve(),
      async ({ put }) => {
        const work = put(source, 100);
        source.push(Buffer.alloc(10));
        await begun.promise;
        source.destroy(refusal);
        await expect(work).rejects.toBe(refusal);
      },
    );
  });

  it('gives up at the deadline, and sends nothing after it', async () => {
    await withStore(
      () => undefined,
      async ({ put, server }) => {
        const late = await gatewayError(put(endless(), 100, { deadlineMs: 60 }));
        expect(late).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT', safeToRepeat: true });
        const connections = server.connections();
        expect(await gatewayError(put(streamOf(1), 1, { deadlineMs: 0 }))).toMatchObject({
          code: 'UPSTREAM_TIMEOUT',
        });
        expect(server.connections()).toBe(connections);
      },
    );
  });

  it('names no address in an error', async () => {
    const origin = await closedOrigin();
    await withStore(
      () => undefined,
      async ({ put }) => {
        const error = await gatewayError(put(streamOf(1), 1, { origin }));
        expect(error).toMatchObject({
          code: 'UPSTREAM_UNAVAILABLE',
          outcome: 'NOT_SENT',
          safeToRepeat: true,
        });
        for (let at: unknown = error; at instanceof Error; at = at.cause)
          expect(String(at)).not.toContain('sig=');
      },
    );
  });
});

describe('StreamClient.getBytes', () => {
  it('reads a file whole', async () => {
    await withStore(
      (_request, response) => void response.end(Buffer.alloc(100_000, 5)),
      async ({ get }) => {
        const { status, bytes } = await get(100_000);
        expect([status, bytes.equals(Buffer.alloc(100_000, 5))]).toEqual([200, true]);
      },
    );
  });

  it('reads no body but that of a success', async () => {
    await withStore(
      (_request, response) => void response.writeHead(404).end('<html>'),
      async ({ get }) => expect(await get(100)).toMatchObject({ status: 404, bytes: Buffer.alloc(0) }),
    );
  });

  it('follows no redirect', async () => {
    await withStore(
      (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      async ({ get }) => expect(await get(100)).toMatchObject({ status: 302 }),
    );
  });

  it('stops at the cap', async () => {
    const closed = signal();
    const store: RequestListener = (_request, response) => {
      response.once('close', () => closed.resolve());
      const more = (): void => {
        if (response.write(Buffer.alloc(16_384))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    };
    await withStore(store, async ({ get }) => {
      const error = await gatewayError(get(100_000));
      expect([error.code, failureKind(error)]).toEqual(['UPSTREAM_UNAVAILABLE', 'tooLarge']);
      await closed.promise;
    });
  });

  it('refuses a host with a private address', async () => {
    await withStore(
      () => undefined,
      async ({ get, server }) => {
        const error = await gatewayError(get(100, { origin: `http://localhost:${server.port}` }));
        expect(error.code).toBe('HOST_NOT_ALLOWED');
      },
      { allowLoopback: false },
    );
  });

  it('gives up when the body stands still, and when the connection breaks', async () => {
    const half: RequestListener = (_request, response) => void response.write('half');
    await withStore(
      half,
      async ({ get }) => expect(failureKind(await gatewayError(get(100)))).toBe('timeout'),
      {
        bodyTimeoutMs: 50,
      },
    );
    const cut = { raw: (socket: Socket) => void socket.once('data', () => socket.resetAndDestroy()) };
    await withStore(cut, async ({ get }) => expect(failureKind(await gatewayError(get(100)))).toBe('broken'));
  });
});

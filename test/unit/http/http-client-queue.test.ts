import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../../src/errors/outcome.js';
import { gatewayError } from '../../support/unit-error.js';
import { withHttp } from '../../support/unit-http-rig.js';
import { signal } from '../../support/unit-signal.js';

const unsent = { code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT', safeToRepeat: true };
const effects: readonly Effect[] = ['none', 'idempotent', 'once'];

/** Holds every answer back until it is let go, and tells of each request. */
function slowServer() {
  const paths: string[] = [];
  const arrived = signal();
  const held: ServerResponse[] = [];
  let open = false;
  return {
    paths,
    arrived: arrived.promise,
    letGo: () => {
      open = true;
      for (const response of held) response.end('{}');
    },
    http: ({ url = '' }: IncomingMessage, response: ServerResponse): void => {
      paths.push(url);
      arrived.resolve();
      if (open) response.end('{}');
      else held.push(response);
    },
  };
}

describe('HttpClient, while a call waits', () => {
  it.each(effects)('writes nothing of a call whose deadline ends in the queue (%s)', async (effect) => {
    const { http, paths, arrived, letGo } = slowServer();
    await withHttp({ http, connections: 1 }, async ({ send }) => {
      const first = send({ path: '/first' });
      await arrived;
      const error = await gatewayError(send({ path: '/queued', effect, deadlineMs: 30 }));
      letGo();
      await first;
      await send({ path: '/last' });

      expect(error).toMatchObject(unsent);
      expect(paths).toEqual(['/first', '/last']);
    });
  });

  it.each(effects)('writes nothing of a call whose caller leaves while it is queued (%s)', async (effect) => {
    const { http, paths, arrived, letGo } = slowServer();
    const caller = new AbortController();
    await withHttp({ http, connections: 1 }, async ({ send }) => {
      const first = send({ path: '/first' });
      await arrived;
      const queued = gatewayError(send({ path: '/queued', effect, callerGone: caller.signal }));
      caller.abort();
      const error = await queued;
      letGo();
      await first;
      await send({ path: '/last' });

      expect(error).toMatchObject(unsent);
      expect(paths).toEqual(['/first', '/last']);
    });
  });

  it.each(effects)('does not begin for a caller who left before (%s)', async (effect) => {
    await withHttp({}, async ({ send, server }) => {
      const error = await gatewayError(send({ effect, callerGone: AbortSignal.abort() }));

      expect(error).toMatchObject(unsent);
      expect(server.connections()).toBe(0);
    });
  });

  it('ends a read whose caller leaves', async () => {
    const { http, arrived } = slowServer();
    const caller = new AbortController();
    await withHttp({ http }, async ({ send }) => {
      const read = gatewayError(send({ effect: 'none', callerGone: caller.signal }));
      await arrived;
      caller.abort();

      expect(await read).toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        outcome: 'NOT_SENT',
        safeToRepeat: true,
      });
    });
  });

  it.each(['idempotent', 'once'] as const)('sees what changes something to its end (%s)', async (effect) => {
    const { http, arrived, letGo } = slowServer();
    const caller = new AbortController();
    await withHttp({ http }, async ({ send }) => {
      const create = send({ effect, callerGone: caller.signal });
      await arrived;
      caller.abort();
      letGo();

      expect(await create).toEqual({ status: 200, retryAfter: undefined, body: {} });
    });
  });

  it('serves the next call after one was given up on a connection', async () => {
    const { http, paths, arrived, letGo } = slowServer();
    await withHttp({ http, connections: 1 }, async ({ send }) => {
      const late = gatewayError(send({ path: '/late', deadlineMs: 500 }));
      await arrived;
      expect(await late).toMatchObject({ code: 'OUTCOME_UNKNOWN', safeToRepeat: false });
      letGo();

      expect((await send({ path: '/next' })).status).toBe(200);
      expect(paths).toEqual(['/late', '/next']);
    });
  });
});

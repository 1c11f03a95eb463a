import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { HttpRefusal } from '../../../src/server/read-body.js';
import { withCallbacks } from '../../support/callback-rig.js';
import type { CallbackRig } from '../../support/callback-rig.js';
import type { Received } from '../../support/callback-router.js';
import { eventually } from '../../support/eventually.js';

const until = (what: string, holds: () => boolean) => eventually(what, () => Promise.resolve(holds()));
const actionsOf = ({ router }: CallbackRig) => router.messages.map(({ action }) => action);
const numbersOf = ({ router }: CallbackRig, id: string) =>
  router.messages.filter((one) => one.id === id).flatMap((one) => numberIn(one) ?? []);
const numberIn = ({ payload }: Received) => (payload?.data as { readonly n?: number } | undefined)?.n;
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof HttpRefusal ? [error.status, error.error.code] : error),
  );
const gone = (rig: CallbackRig) => until('the end', () => rig.followers() === 0 && rig.route.live === 0);

describe('CallbackRoute', () => {
  it('posts one result at a time, in order, however slowly the router takes them', async () => {
    await withCallbacks(async (rig) => {
      const { router } = rig;
      router.misbehave(async ({ action }) => {
        if (action === 'next') await new Promise((resolve) => setTimeout(resolve, 10));
        return false;
      });
      await rig.ask('a');
      for (let n = 1; n <= 5; n += 1) rig.give(n);
      await router.heard('the last', (one) => numberIn(one) === 5);
      expect(numbersOf(rig, 'a')).toEqual([1, 2, 3, 4, 5]);
      expect(router.mostAtOnce()).toBe(1);
    });
  });

  it('repeats nothing when an answer is lost, but says that it ends', async () => {
    await withCallbacks(async (rig) => {
      rig.router.misbehave(({ action }, response) => {
        if (action !== 'next') return false;
        response.destroy();
        return true;
      });
      await rig.ask('a');
      rig.give(1);
      rig.give(2);
      await gone(rig);
      expect(actionsOf(rig)).toEqual(['check', 'next', 'complete']);
      expect(rig.router.messages[2]?.errors?.[0]?.message).toContain('subscribe again after the last cursor');
    });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['does not answer in time', () => undefined],
    ['fails', (response) => response.writeHead(500).end()],
    ['redirects', (response) => response.writeHead(307, { location: '/elsewhere' }).end()],
  ])('ends when the router %s, and lets its follower go', async (_how, deal) => {
    await withCallbacks(
      async (rig) => {
        await rig.ask('a');
        rig.router.misbehave(({ action }, response) => {
          if (action === 'next') deal(response);
          return action === 'next';
        });
        rig.give(1);
        rig.give(2);
        await gone(rig);
        expect(actionsOf(rig)).toEqual(['check', 'next', 'complete']);
        expect(rig.router.paths).not.toContain('/elsewhere');
      },
      { timeoutMs: 200 },
    );
  });

  it('reads little of an answer', async () => {
    await withCallbacks(async (rig) => {
      let taken = 0;
      rig.router.misbehave(async ({ action }, response) => {
        if (action !== 'next') return false;
        response.writeHead(200);
        const closed = once(response, 'close');
        for (; taken < 1000 && !response.destroyed; taken += 1) {
          if (!response.write(Buffer.alloc(65_536))) await Promise.race([closed, once(response, 'drain')]);
        }
        response.end();
        return true;
      });
      await rig.ask('a');
      rig.give(1);
      await until('the answer breaks off', () => taken > 0 && rig.router.messages.length === 2);
      rig.give(2);
      await rig.router.heard('the next one', (one) => numberIn(one) === 2);
      expect(taken).toBeLessThan(1000);
    });
  });

  it('lives no more often than it may', async () => {
    await withCallbacks(
      async (rig) => {
        expect(await rig.ask('a')).toEqual({ data: null });
        expect(await codeOf(rig.ask('b'))).toEqual([429, 'RATE_LIMITED']);
        rig.router.forget('a');
        rig.give(1);
        await gone(rig);
        expect(await rig.ask('b')).toEqual({ data: null });
      },
      { maxLive: 1 },
    );
  });

  it('tells once what a router has let go of and opened anew under the same id', async () => {
    await withCallbacks(async (rig) => {
      await rig.ask('a');
      await rig.ask('a');
      await until('the first ends', () => rig.route.live === 1 && rig.followers() === 1);
      rig.give(1);
      rig.give(2);
      await rig.router.heard('the last', (one) => numberIn(one) === 2);
      expect(actionsOf(rig)).toEqual(['check', 'check', 'next', 'next']);
    });
  });

  it('tells public errors only, of a field and of what ends it all', async () => {
    await withCallbacks(async (rig) => {
      await rig.ask('a', {}, 'subscription { half }');
      rig.give(1);
      rig.give(new Error('redis://user:secret@host'));
      await gone(rig);
      const [, next, complete] = rig.router.messages;
      expect(next?.payload?.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(complete?.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(rig.router.messages)).not.toContain('secret');
      expect(rig.logLines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { requestId: 'r', msg: 'fault', err: { message: 'redis://user:secret@host' } },
        {
          requestId: 'r',
          msg: 'callbacks ended',
          why: 'fault',
          err: { message: 'redis://user:secret@host' },
        },
      ]);
    });
  });

  it("ends when the caller's credential expires, and says so", async () => {
    await withCallbacks(async (rig) => {
      await rig.ask('a', { expiresAt: Date.now() + 100 });
      await gone(rig);
      expect(actionsOf(rig)).toEqual(['check', 'complete']);
      expect(rig.router.messages[1]?.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });
  });

  it('writes neither the query of an address nor the verifier into the log', async () => {
    await withCallbacks(async (rig) => {
      await rig.ask('a', { callbackUrl: `${rig.router.publicUrl}/a?key=hush` });
      rig.router.forget('a');
      rig.give(1);
      await gone(rig);
      expect(rig.logLines.join('')).toContain(rig.router.origin);
      expect(rig.logLines.join('')).not.toMatch(/hush|"v"/);
    });
  });

  it('takes nothing on once the gateway goes away', async () => {
    await withCallbacks(async (rig) => {
      rig.ending.abort();
      expect(await codeOf(rig.ask('a'))).toEqual([503, 'SHUTTING_DOWN']);
      expect(rig.followers()).toBe(0);
    });
  });

  it.each([
    ['an address that is no text', { callbackUrl: 7 }],
    ['no id', { subscriptionId: '' }],
    ['no verifier', { verifier: null }],
    ['half a heartbeat', { heartbeatIntervalMs: 0.5 }],
    ['a heartbeat before its time', { heartbeatIntervalMs: -1 }],
  ])('refuses %s', async (_what, subscription) => {
    await withCallbacks(async (rig) => {
      expect(await codeOf(rig.ask('a', subscription))).toEqual([400, 'BAD_REQUEST']);
      expect(rig.router.paths).toEqual([]);
    });
  });

  it('asks a router that sends a hash for the text', async () => {
    await withCallbacks(async (rig) => {
      const persistedQuery = { version: 1, sha256Hash: 'abc' };
      const asked = rig.ask('a', {}, { persistedQuery });
      expect(await codeOf(asked)).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    });
  });

  it('refuses what is no subscription', async () => {
    await withCallbacks(async (rig) => {
      expect(await codeOf(rig.ask('a', {}, '{ q }'))).toEqual([400, 'BAD_REQUEST']);
      expect(await rig.ask('a', {}, 'subscription { nothing }')).toMatchObject({
        errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
      });
      expect(rig.route.live).toBe(0);
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';

const settings = { LIMIT_IN_FLIGHT: '2', UPSTREAM_TOTAL_TIMEOUT_MS: '1500' };
const probe = async ({ url }: Pair, path: string): Promise<[number, string]> => {
  const answer = await fetch(`${url}${path}`);
  return [answer.status, (await answer.text()).trim()];
};

/** Runs a test while two requests wait for LivePerson. */
async function whileFull(run: (pair: Pair) => Promise<void>): Promise<void> {
  await withPair(
    async (pair) => {
      await pair.sandbox.fault('domain', { kind: 'hang' }, 10);
      const held = [create(pair, { consumerId: 'a' }), create(pair, { consumerId: 'b' })];
      await eventually('the gateway is full', async () => (await probe(pair, '/readyz'))[0] === 503);
      await run(pair);
      await Promise.all(held);
    },
    { settings },
  );
}

describe('more requests than a replica can answer', () => {
  it('are refused at once, with when to come again', async () => {
    await whileFull(async (pair) => {
      const calls = await pair.sandbox.services();

      const answer = await create(pair, { consumerId: 'c' });

      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      const { requestId: _requestId, ...told } = onlyError(answer).extensions;
      expect(told).toEqual({
        code: 'RATE_LIMITED',
        outcome: 'NOT_SENT',
        safeToRepeat: true,
        retryAfterMs: 1000,
      });
      expect(await pair.sandbox.services()).toEqual(calls);
    });
  });

  it('turn the replica unready, and leave it alive', async () => {
    await whileFull(async (pair) => {
      expect(await probe(pair, '/readyz')).toEqual([503, 'overloaded']);
      expect(await probe(pair, '/livez')).toEqual([200, 'alive']);
    });
  });

  it('are answered again when the others are', async () => {
    await withPair(
      async (pair) => {
        await pair.sandbox.fault('domain', { kind: 'delay', ms: 300 });
        const held = [create(pair, { consumerId: 'a' }), create(pair, { consumerId: 'b' })];
        await eventually('the gateway is full', async () => (await probe(pair, '/readyz'))[0] === 503);
        await Promise.all(held);

        expect(createdIn(await create(pair, { consumerId: 'c' })).outcome).toBe('CREATED');
        expect(await probe(pair, '/readyz')).toEqual([200, 'ready']);
      },
      { settings },
    );
  });

  it('do not include those who listen', async () => {
    await withPair(
      async (pair) => {
        const ends = new AbortController();
        const { conversation } = createdIn(await create(pair));
        const { accountId, id } = conversation;
        const query = `subscription { conversationEvents(accountId: "${accountId}", conversationId: "${id}") { cursor } }`;
        const listening = await Promise.all(
          Array.from({ length: 4 }, () =>
            fetch(`${pair.url}/graphql/stream?query=${encodeURIComponent(query)}`, {
              headers: { accept: 'text/event-stream' },
              signal: ends.signal,
            }),
          ),
        );

        expect(listening.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
        expect(await probe(pair, '/readyz')).toEqual([200, 'ready']);
        ends.abort();
      },
      { settings },
    );
  });
});

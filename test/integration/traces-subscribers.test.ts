import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCallbackRouter } from '../support/callback-router.js';
import { eventsDocument as query, listenByWebSocket } from '../support/event-listener.js';
import type { SeenEvent } from '../support/event-listener.js';
import { withLife } from '../support/life-pair.js';
import { playAgentByHand } from '../support/life-sandbox.js';
import { describeWith } from '../support/optional-program.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { startRedis } from '../support/store-redis.js';
import type { RedisProgram } from '../support/store-redis.js';
import { oneNamed, wayUp, withCollector } from '../support/trace-collector.js';
import type { SeenSpan } from '../support/trace-collector.js';
import { openAt, withReplicas } from '../support/typing-replicas.js';

const way = ['deliver conversationEvents', 'append conversationEvents', 'POST /webhooks/liveperson'];

/** The one span by which a message was told to a subscriber. */
function deliveryIn(spans: readonly SeenSpan[]): SeenSpan {
  const told = spans.filter(({ attributes }) => attributes['conversation_gateway.event'] === 'messageAdded');
  return oneNamed(told, 'deliver conversationEvents');
}

const textIn = (data: unknown): string | undefined =>
  (data as { readonly conversationEvents?: SeenEvent } | undefined)?.conversationEvents?.message?.text; // as asked for

describe('a trace of a webhook', () => {
  it('leads to a router that is told by callback, and points to the operation that subscribed', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
    const router = await startCallbackRouter();
    try {
      await withCollector(async ({ tracing, spans }) => {
        await withLife(
          async ({ pair, open, agent }) => {
            const target = await open();
            await hearWebhooks(pair);
            const { accountId, conversationId } = target;
            const variables = { accountId, conversationId };
            expect((await router.subscribe(pair.url, { query, variables, headers })).status).toBe(200);
            await agent(target, { action: 'text', text: 'hello' });
            await router.heard('the text', ({ payload }) => textIn(payload?.data) === 'hello');
          },
          { tracing, settings: { CALLBACK_URL_PREFIXES: router.publicUrl } },
        );
        const seen = await spans();
        const delivered = deliveryIn(seen);
        expect(wayUp(seen, delivered)).toEqual(way);
        const subscribed = seen.find(({ spanId }) => spanId === delivered.links[0]?.spanId);
        expect(subscribed).toMatchObject({ name: 'conversationEvents', traceId });
        expect(wayUp(seen, subscribed ?? delivered).slice(1)).toEqual(['subscription', 'POST /graphql']);
      });
    } finally {
      await router.close();
    }
  });
});

describeWith('redis-server', 'a trace of a webhook at one replica', (program) => {
  let folder = '';
  let redis: RedisProgram | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gateway-traces-'));
    redis = await startRedis(program, folder);
  }, 30_000);

  afterAll(async () => {
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leads to the subscriber of another', async () => {
    await withCollector(async (ofTold) => {
      await withCollector(async (ofFollowed) => {
        await withReplicas({ REDIS_URL: redis?.url ?? '' }, async ({ sandbox, accountId, start }) => {
          const told = await start({}, ofTold.tracing);
          const followed = await start({}, ofFollowed.tracing);
          await hearWebhooks({ url: told.url, sandbox });
          const target = await openAt(told.url, accountId);
          const listener = listenByWebSocket(followed.url, target);
          await playAgentByHand(sandbox.url, target.conversationId, { action: 'text', text: 'hello' });
          await listener.heard(({ message }) => message?.text === 'hello');
          await listener.stop();
        });
        const atOther = await ofFollowed.spans();
        const delivered = deliveryIn(atOther);
        expect(wayUp(atOther, delivered)).toEqual(way.slice(0, 1));
        expect(wayUp([...(await ofTold.spans()), ...atOther], delivered)).toEqual(way);
        expect(atOther.map(({ spanId }) => spanId)).toContain(delivered.links[0]?.spanId);
      });
    });
  });
});

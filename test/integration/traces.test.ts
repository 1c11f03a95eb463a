import { describe, expect, it } from '@jest/globals';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { create, createdIn } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { followers } from '../support/follow-life.js';
import { withLife } from '../support/life-pair.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPair } from '../support/start-pair.js';
import { storeOptions } from '../support/store-options.js';
import { oneNamed, wayUp, withCollector } from '../support/trace-collector.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const routerSpan = 'b7ad6b7169203331';
const traceparent = `00-${traceId}-${routerSpan}-01`;

const account = '/api/account/{account}';
const upstream = {
  domain: `GET ${account}/service/baseURI.json`,
  sentinel: `POST /sentinel${account}/app/token`,
  idp: `POST ${account}/consumer`,
  conversation: `POST ${account}/messaging/consumer/conversation`,
};
const operation = ['createConversation', 'mutation', 'POST /graphql'];

describe('a trace', () => {
  it('leads from the router through the operation to each call to LivePerson', async () => {
    await withCollector(async ({ tracing, spans }) => {
      await withPair(
        async (pair) => {
          createdIn(await create(pair, {}, { traceparent }));
        },
        { tracing },
      );
      const seen = await spans();
      expect(new Set(seen.map((span) => span.traceId))).toEqual(new Set([traceId]));
      expect(oneNamed(seen, 'POST /graphql')).toMatchObject({ kind: 2, parentSpanId: routerSpan });
      for (const name of Object.values(upstream)) {
        const call = oneNamed(seen, name);
        expect(wayUp(seen, call)).toEqual([name, ...operation]);
        expect(call).toMatchObject({ kind: 3, status: 0 });
      }
    });
  });

  it('says the same on both roads, in the words of the conventions', async () => {
    for (const lane of ['on', 'off']) {
      await withCollector(async ({ tracing, spans }) => {
        let compiled = 0;
        await withPair(
          async (pair) => {
            const ask = (at: number) => create(pair, { consumerId: `c${at}` });
            for (const at of [1, 2, 3]) createdIn(await ask(at));
            createdIn(await create(pair, { consumerId: 'c4' }, { traceparent }));
            await eventually('its log line', () => {
              return Promise.resolve(pair.logLines.some((line) => line.includes(traceId)));
            });
            compiled = pair.logLines.filter((line) => line.includes('"compiled":true')).length;
          },
          { tracing, settings: { FAST_LANE: lane } },
        );
        expect(compiled > 0).toBe(lane === 'on');
        const seen = (await spans()).filter((span) => span.traceId === traceId);
        expect(seen.map(({ name }) => name).sort()).toEqual(
          [upstream.idp, upstream.conversation, ...operation].sort(),
        );
        expect(oneNamed(seen, 'mutation').attributes).toEqual({
          'graphql.operation.type': 'mutation',
          'graphql.operation.name': 'CreateConversation',
          'conversation_gateway.request_id': expect.any(String),
        });
        expect(oneNamed(seen, 'POST /graphql').attributes).toMatchObject({
          'http.request.method': 'POST',
          'http.route': '/graphql',
          'http.response.status_code': 200,
        });
        expect(oneNamed(seen, upstream.conversation).attributes).toMatchObject({
          'http.request.method': 'POST',
          'http.response.status_code': 200,
          'peer.service': 'asyncMessagingEnt',
          'server.address': '127.0.0.1',
          'url.template': `${account}/messaging/consumer/conversation`,
        });
      });
    }
  });

  it('is not told to LivePerson', async () => {
    await withCollector(async ({ tracing, spans }) => {
      await withPair(
        async (pair) => {
          createdIn(await create(pair, {}, { traceparent, tracestate: 'a=b', baggage: 'user=ann' }));
          const calls = await pair.sandbox.calls();
          expect(calls.length).toBeGreaterThan(3);
          expect(JSON.stringify(calls)).not.toMatch(/traceparent|tracestate|baggage/i);
          expect(JSON.stringify(calls)).not.toContain(traceId);
        },
        { tracing },
      );
      expect(await spans()).not.toEqual([]);
    });
  });

  it('shows each try of a call, and what failed by its code', async () => {
    await withCollector(async ({ tracing, spans }) => {
      await withPair(
        async (pair) => {
          await pair.sandbox.fault('sentinel', { kind: 'status', status: 503 }, 9);
          expect((await create(pair, {}, { traceparent })).errors).toHaveLength(1);
        },
        { tracing, settings: { RETRIES: '1' } },
      );
      const seen = await spans();
      const tries = seen.filter(({ name }) => name === upstream.sentinel);
      expect(tries.map(({ status, attributes }) => [status, attributes['error.type']])).toEqual([
        [2, '503'],
        [2, '503'],
      ]);
      expect(tries.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1]);
      for (const name of ['createConversation', 'mutation'])
        expect(oneNamed(seen, name)).toMatchObject({
          status: 2,
          attributes: { 'error.type': 'UPSTREAM_UNAVAILABLE' },
        });
    });
  });

  it.each(followers)('leads from a webhook through the log to a subscriber by $name', async ({ listen }) => {
    await withCollector(async ({ tracing, spans }) => {
      await withLife(
        async ({ pair, open, agent }) => {
          const target = await open();
          await hearWebhooks(pair);
          const listener = await listen(pair.url, target);
          await agent(target, { action: 'text', text: 'hello' });
          await listener.heard(({ message }) => message?.text === 'hello');
          await listener.stop();
        },
        { tracing },
      );
      const seen = await spans();
      const way = ['deliver conversationEvents', 'append conversationEvents', 'POST /webhooks/liveperson'];
      const delivered = seen.filter(
        ({ name, attributes }) =>
          name === way[0] && attributes['conversation_gateway.event'] === 'messageAdded',
      );
      expect(delivered.map((span) => wayUp(seen, span))).toEqual([way]);
      expect(delivered[0]?.links).toHaveLength(1);
      const subscription = seen.find(({ traceId: id }) => id === delivered[0]?.links[0]?.traceId);
      expect(subscription).toBeDefined();
      expect(subscription?.traceId).not.toBe(delivered[0]?.traceId);
    });
  });

  it('is remembered by the events that it brought, for subscribers at any replica', async () => {
    const stores = createMemoryStores(storeOptions());
    let cause: string | undefined;
    await withCollector(async ({ tracing, spans }) => {
      await withLife(
        async ({ pair, open, agent }) => {
          const target = await open();
          await hearWebhooks(pair);
          await agent(target, { action: 'text', text: 'hello' });
          const key = { accountId: target.accountId, id: target.conversationId };
          await eventually('the event', async () => {
            const { events } = await stores.events.read(key, undefined, 50);
            cause = events.find(({ body }) => body.kind === 'messageAdded')?.cause;
            return cause !== undefined;
          });
        },
        { tracing, stores },
      );
      const written = (await spans()).filter(({ name }) => name === 'append conversationEvents');
      expect(written.map((span) => `00-${span.traceId}-${span.spanId}-01`)).toContain(cause);
    });
  });

  it('that its caller does not record is not recorded', async () => {
    await withCollector(async ({ tracing, spans }) => {
      await withPair(
        async (pair) => {
          createdIn(await create(pair, {}, { traceparent: traceparent.replace(/01$/, '00') }));
        },
        { tracing },
      );
      expect(await spans()).toEqual([]);
    });
  });
});

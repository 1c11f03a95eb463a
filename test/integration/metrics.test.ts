import { request } from 'undici';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse-config.js';
import { createLogger } from '../../src/log/logger.js';
import { startServer } from '../../src/server/start-server.js';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { flood, tellSigned } from '../support/agent-flood.js';
import { create } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import { machineNow } from '../support/machine-now.js';
import { subscribeByStream, subscribeBySocket } from '../support/raw-subscriber.js';
import { scrape } from '../support/scrape.js';
import type { Samples } from '../support/scrape.js';
import { storeOptions } from '../support/store-options.js';
import { withPair } from '../support/start-pair.js';

/** What a scrape must have, and what of it differs. */
function differences(samples: Samples, expected: Readonly<Record<string, number>>): Record<string, unknown> {
  const wrong = Object.entries(expected).filter(([name, value]) => samples.get(name) !== value);
  return Object.fromEntries(wrong.map(([name]) => [name, samples.get(name)]));
}

/** Numbers are told after the answer: asks until they are as expected, and shows what is not. */
async function expectSamples(url: string, expected: Readonly<Record<string, number>>): Promise<Samples> {
  let samples: Samples = new Map();
  const isEqual = async (): Promise<boolean> => {
    samples = await scrape(url);
    return Object.keys(differences(samples, expected)).length === 0;
  };
  await eventually('the numbers', isEqual, 3000).catch(() => undefined);
  expect(differences(samples, expected)).toEqual({});
  return samples;
}

describe('GET /metrics', () => {
  it('counts requests and calls to LivePerson', async () => {
    await withPair(async (pair) => {
      await create(pair);
      await create(pair, { consumerId: 'bob' });
      await pair.graphql('{ nonsense }');
      const expected = {
        'requests_total{kind="graphql",code="OK"}': 2,
        'requests_total{kind="graphql",code="GRAPHQL_VALIDATION_FAILED"}': 1,
        'request_duration_seconds_count{kind="graphql",code="OK"}': 2,
        'upstream_calls_total{service="domain",outcome="ok"}': 1,
        'upstream_calls_total{service="sentinel",outcome="ok"}': 1,
        'upstream_calls_total{service="idp",outcome="ok"}': 2,
        'upstream_calls_total{service="asyncMessagingEnt",outcome="ok"}': 2,
        'upstream_call_duration_seconds_count{service="idp",outcome="ok"}': 2,
        'cache_lookups_total{cache="domain",result="miss"}': 1,
        'cache_lookups_total{cache="consumerJws",result="miss"}': 2,
        store_up: 1,
        store_conversations: 2,
        store_watchers: 0,
        requests_in_flight: 0,
        'upstream_breakers{service="idp",state="closed"}': 1,
        'upstream_breakers{service="idp",state="open"}': 0,
        'upstream_calls_waiting{service="asyncMessagingEnt"}': 0,
        dialog_queue_depth: 0,
      };
      const samples = await expectSamples(pair.url, expected);
      expect(samples.get('nodejs_eventloop_lag_p99_seconds')).toBeDefined();
      expect(samples.get('process_cpu_seconds_total')).toBeGreaterThan(0);
    });
  });

  it('counts webhooks, events and subscribers', async () => {
    await withLife(async ({ pair, open }) => {
      const target = await open();
      const socket = await subscribeBySocket(pair.url, target);
      const stream = await subscribeByStream(pair.url, target, 'sse');
      await flood(pair, { ...target, from: 1, count: 3, size: 10 });
      await flood(pair, { ...target, from: 1, count: 3, size: 10 });
      await tellSigned(pair, '{}', 'another secret');
      await tellSigned(pair, 'no JSON');
      await fetch(`${pair.url}/webhooks/liveperson`, { method: 'POST', body: '{}' });
      await Promise.all([socket.heard(3), stream.heard(3)]);
      await expectSamples(pair.url, {
        'webhooks_total{status="200",reason="kept"}': 2,
        'webhooks_total{status="401",reason="signature"}': 1,
        'webhooks_total{status="401",reason="sender"}': 1,
        'webhooks_total{status="400",reason="body"}': 1,
        webhook_duration_seconds_count: 5,
        'requests_total{kind="webhooks",code="OK"}': 2,
        'requests_total{kind="webhooks",code="UNAUTHENTICATED"}': 2,
        'requests_total{kind="webhooks",code="BAD_REQUEST"}': 1,
        events_appended_total: 3,
        event_lag_seconds_count: 3,
        'subscribers{transport="websocket"}': 1,
        'subscribers{transport="sse"}': 1,
        'subscribers{transport="multipart"}': 0,
        'subscribers{transport="callback"}': 0,
        store_watchers: 2,
        store_events: 3,
      });
      socket.destroy();
      stream.destroy();
      await expectSamples(pair.url, {
        'subscribers{transport="websocket"}': 0,
        'subscribers{transport="sse"}': 0,
        'requests_total{kind="websocket",code="OK"}': 1,
        'requests_total{kind="sse",code="OK"}': 1,
        store_watchers: 0,
      });
    });
  });

  it('is answered in time by a gateway whose store is not', async () => {
    const stores = createMemoryStores(storeOptions());
    const parsed = parseConfig({ PORT: '0', HOST: '127.0.0.1', SHUTDOWN_TIMEOUT_MS: '500' }, () => '');
    if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
    const dead = { ...stores, stats: () => new Promise<never>(() => undefined) };
    const logger = createLogger('silent', { write: () => undefined });
    const server = await startServer({ config: parsed.config, logger, stores: dead });
    try {
      const started = machineNow();
      const samples = await scrape(server.url);
      expect(machineNow() - started).toBeLessThan(5000);
      expect(samples.get('store_up')).toBe(0);
      expect(samples.get('requests_in_flight')).toBe(0);
    } finally {
      await server.close();
      await stores.close();
    }
  });

  it('is for GET only, is not kept by anybody, and shows no secret', async () => {
    await withPair(async (pair) => {
      await create(pair);
      const answer = await request(`${pair.url}/metrics`);
      const text = await answer.body.text();
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
      const { id = '', clientId = '', clientSecret = '' } = pair.accounts[0] ?? {};
      for (const secret of [id, clientId, clientSecret]) expect(text).not.toContain(secret);
      for (const method of ['HEAD', 'POST', 'DELETE', 'OPTIONS'] as const) {
        const refused = await request(`${pair.url}/metrics`, { method });
        await refused.body.dump();
        expect([refused.statusCode, refused.headers['allow']]).toEqual([405, 'GET']);
      }
    });
  });
});

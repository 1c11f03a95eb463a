import { describe, expect, it } from '@jest/globals';
import { Metrics } from '../../../src/metrics/metrics.js';
import type { StoreSizes } from '../../../src/metrics/metric-sources.js';
import { idleSources } from '../../support/idle-metric-sources.js';

const lookups = { hit: 0, miss: 0, stale: 0 };

function createMetrics(storeSizes: () => Promise<StoreSizes | undefined>): Metrics {
  return new Metrics({
    ...idleSources,
    callbackSubscribers: () => 2,
    upstreamLanes: () => [
      { service: 'idp', breaker: 'open', waiting: 3 },
      { service: 'idp', breaker: 'open', waiting: 0 },
      { service: 'idp', breaker: 'closed', waiting: 4 },
      { service: 'another', breaker: 'trying', waiting: 0 },
    ],
    cacheLookups: () => ({ domain: lookups, appJwt: lookups, consumerJws: { ...lookups, stale: 3 } }),
    storeSizes,
  });
}

describe('Metrics', () => {
  it('shows words that no list has as other', async () => {
    const metrics = createMetrics(() => Promise.resolve(undefined));
    metrics.requestDone('graphql', 'FROM_OUTSIDE', 0.1);
    metrics.upstreamDone('someService', 'surprise', 0.1);
    const text = await metrics.text();
    expect(text).toContain('requests_total{kind="graphql",code="other"} 1');
    expect(text).toContain('upstream_calls_total{service="other",outcome="other"} 1');
    expect(text).not.toMatch(/FROM_OUTSIDE|someService|surprise/);
  });

  it('leaves out sizes that the store does not tell, and all of them when it tells nothing', async () => {
    let sizes: StoreSizes | undefined = { conversations: 3, watchers: 1 };
    const metrics = createMetrics(() => Promise.resolve(sizes));
    const told = await metrics.text();
    expect(told).toMatch(/store_up 1\n/);
    expect(told).toMatch(/store_conversations 3\n/);
    expect(told).not.toMatch(/store_used_bytes \d/);
    sizes = undefined;
    const untold = await metrics.text();
    expect(untold).toMatch(/store_up 0\n/);
    expect(untold).not.toMatch(/store_(conversations|watchers) \d/);
  });

  it('takes over the counts of others as they are', async () => {
    const metrics = createMetrics(() => Promise.resolve(undefined));
    for (const text of [await metrics.text(), await metrics.text()]) {
      expect(text).toContain('cache_lookups_total{cache="consumerJws",result="stale"} 3');
      expect(text).toContain('subscribers{transport="callback"} 2');
    }
  });

  it('adds up breakers and queues by service, the accounts unnamed', async () => {
    const metrics = createMetrics(() => Promise.resolve(undefined));
    for (const text of [await metrics.text(), await metrics.text()]) {
      expect(text).toContain('upstream_breakers{service="idp",state="closed"} 1');
      expect(text).toContain('upstream_breakers{service="idp",state="open"} 2');
      expect(text).toContain('upstream_breakers{service="swift",state="trying"} 0');
      expect(text).toContain('upstream_breakers{service="other",state="trying"} 1');
      expect(text).toContain('upstream_calls_waiting{service="idp"} 7');
      expect(text).toContain('upstream_calls_waiting{service="domain"} 0');
    }
  });

  it('tells no lag below zero where clocks differ', async () => {
    const metrics = createMetrics(() => Promise.resolve(undefined));
    metrics.eventAppended(-500);
    expect(await metrics.text()).toMatch(/event_lag_seconds_sum 0\n/);
  });
});

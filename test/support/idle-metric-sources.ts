import { codes } from '../../src/errors/codes.js';
import type { MetricSources } from '../../src/metrics/metric-sources.js';

const lookups = { hit: 0, miss: 0, stale: 0 };

/** A gateway that has nothing to do, as its metrics see it. */
export const idleSources: MetricSources = {
  codes: Object.keys(codes),
  requestsInFlight: () => 0,
  dialogQueueDepth: () => 0,
  callbackSubscribers: () => 0,
  upstreamLanes: () => [],
  cacheLookups: () => ({ domain: lookups, appJwt: lookups, consumerJws: lookups }),
  storeSizes: () => Promise.resolve(undefined),
};

import { codes } from '../errors/codes.js';
import type { MetricSources } from '../metrics/metric-sources.js';
import { Metrics } from '../metrics/metrics.js';
import { recentValue } from '../metrics/recent-value.js';
import type { StoreSet } from '../store/store-set.js';

/** One look at the store serves a scrape; a store that is slow or dead holds none up for longer. */
const storeSizesOptions = { keepMs: 2000, deadlineMs: 1000 };

/** Makes the metrics, with what they read when they are asked for. */
export function composeMetrics(
  stores: StoreSet,
  sources: Omit<MetricSources, 'codes' | 'storeSizes'>,
): Metrics {
  return new Metrics({
    ...sources,
    codes: Object.keys(codes),
    storeSizes: recentValue(() => stores.stats(), storeSizesOptions),
  });
}

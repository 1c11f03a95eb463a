import type { BreakerState, CacheName } from './labels.js';

/** How often a cache was asked, since the start. */
export interface CacheLookups {
  /** A fresh value was there. */
  readonly hit: number;
  /** It had to be loaded, or waited for. */
  readonly miss: number;
  /** The load failed, and the old value stood in. */
  readonly stale: number;
}

/** Sizes of the store; what it cannot count cheaply is absent. */
export interface StoreSizes {
  readonly conversations?: number | undefined;
  readonly events?: number | undefined;
  readonly messages?: number | undefined;
  readonly keys?: number | undefined;
  readonly usedBytes?: number | undefined;
  readonly maxBytes?: number | undefined;
  readonly watchers: number;
}

/** How calls to one service for one account fare. */
export interface LaneState {
  readonly service: string;
  readonly breaker: BreakerState;
  /** Calls that wait for their turn. */
  readonly waiting: number;
}

/** What is read when the metrics are asked for, and not counted before. */
export interface MetricSources {
  /** Every public error code. */
  readonly codes: readonly string[];
  readonly requestsInFlight: () => number;
  /** Sends that wait for their turn or are on their way. */
  readonly dialogQueueDepth: () => number;
  readonly callbackSubscribers: () => number;
  readonly upstreamLanes: () => readonly LaneState[];
  readonly cacheLookups: () => Readonly<Record<CacheName, CacheLookups>>;
  /** Undefined when the store does not answer. */
  readonly storeSizes: () => Promise<StoreSizes | undefined>;
}

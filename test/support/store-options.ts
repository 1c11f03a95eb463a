import type { StoreOptions } from '../../src/store/store-set.js';

const hourMs = 3_600_000;

/** Roomy bounds for stores under test. */
export function storeOptions(now: () => number = Date.now, over: Partial<StoreOptions> = {}): StoreOptions {
  return {
    now,
    retention: { maxAgeMs: 24 * hourMs, maxEventsEach: 1000, maxConversationsEach: 1000 },
    maxMessagesEach: 1000,
    forgetAfterMs: 30 * 24 * hourMs,
    keys: { leaseMs: 60_000, keepMs: 24 * hourMs, pollMs: 20 },
    ...over,
  };
}

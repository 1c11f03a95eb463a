import type { Config } from '../config/config.js';
import type { StoreOptions } from '../store/store-set.js';

const dayMs = 86_400_000;
/** How much longer a claim holds than an operation may last: until then nobody looks after its outcome. */
const leaseMarginMs = 5000;

/** How much a store keeps, and for how long; the clock tells milliseconds since 1970. */
export function storeOptions(config: Config, now: () => number): StoreOptions {
  return {
    now,
    retention: {
      maxAgeMs: config.eventRetentionMs,
      maxEventsEach: config.eventsRecorded,
      maxConversationsEach: config.conversationRecordSize,
    },
    maxMessagesEach: config.messagesRecorded,
    forgetAfterMs: Math.max(30 * dayMs, config.eventRetentionMs),
    keys: { leaseMs: config.upstream.totalTimeoutMs + leaseMarginMs, keepMs: dayMs, pollMs: 250 },
  };
}

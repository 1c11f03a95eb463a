import type { Metrics } from '../metrics/metrics.js';
import type { KeepingLog } from './placed.js';

/** The same log; each event that is new in it is counted, with how long it took from LivePerson to here. */
export function measuredLog(
  log: KeepingLog,
  metrics: Pick<Metrics, 'eventAppended'>,
  now: () => number,
): KeepingLog {
  return {
    apply: async (facts) => {
      const appended = await log.apply(facts);
      for (const event of appended) if (event) metrics.eventAppended(now() - event.occurredAt);
      return appended;
    },
    conversationOf: (accountId, dialogId) => log.conversationOf(accountId, dialogId),
    read: (key, after, limit) => log.read(key, after, limit),
  };
}

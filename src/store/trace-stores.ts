import { traced } from '../tracing/traced.js';
import type { SpanStart, Tracing } from '../tracing/tracing.js';
import type { EventLog, Fact } from './event-log.js';
import type { StoreSet } from './store-set.js';

const appending: SpanStart = {
  name: 'append conversationEvents',
  kind: 'producer',
  facts: {
    'messaging.system': 'conversation_gateway',
    'messaging.operation.name': 'append',
    'messaging.operation.type': 'send',
    'messaging.destination.name': 'conversationEvents',
  },
};

/** The same stores; each write to the log is a span, which its events remember, so that their delivery is told with it at any replica. */
export function traceStores(stores: StoreSet, tracing: Tracing | undefined): StoreSet {
  return tracing ? { ...stores, events: traceEvents(stores.events, tracing) } : stores;
}

function traceEvents(log: EventLog, tracing: Tracing): EventLog {
  return {
    apply: (facts) =>
      traced(tracing, appending, (span) => {
        span.note({ 'messaging.batch.message_count': facts.length });
        return log.apply(facts.map((fact) => remembering(fact, span.traceparent)));
      }),
    read: (key, after, limit) => log.read(key, after, limit),
    head: (key) => log.head(key),
    watch: (key, wake) => log.watch(key, wake),
    conversationOf: (accountId, dialogId) => log.conversationOf(accountId, dialogId),
  };
}

function remembering(fact: Fact, cause: string): Fact {
  return {
    ...fact,
    change: (known) => {
      const change = fact.change(known);
      return change?.event === undefined ? change : { ...change, event: { ...change.event, cause } };
    },
  };
}

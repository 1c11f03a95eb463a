import { GatewayError } from '../errors/gateway-error.js';
import type { Logger } from '../log/logger.js';
import { storeFailure } from './store-failure.js';
import type { StoreSet } from './store-set.js';

/** What telling of failures stands on. */
export interface TellFailuresParts {
  readonly logger: Pick<Logger, 'error'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A store that is gone fails with every request: one line in so many milliseconds says so. */
const quietMs = 1000;

/** The same stores, whose every failure is one that callers understand and operators see. */
export function tellFailures(stores: StoreSet, { logger, now }: TellFailuresParts): StoreSet {
  let quietUntil = 0;
  const tell = (error: unknown): never => {
    if (now() >= quietUntil) logger.error({ err: causeOf(error) }, 'the store failed');
    quietUntil = Math.max(quietUntil, now() + quietMs);
    throw error instanceof GatewayError ? error : storeFailure('The store cannot be reached.', error);
  };
  const told = <T>(work: Promise<T>): Promise<T> => work.catch(tell);
  const { conversations, messages, events, idempotency, alarms, live } = stores;
  return {
    ...stores,
    conversations: {
      put: (record) => told(conversations.put(record)),
      begin: (opened, ending) => told(conversations.begin(opened, ending)),
      getMany: (keys) => told(conversations.getMany(keys)),
      listOf: (accountId, lpConsumerId) => told(conversations.listOf(accountId, lpConsumerId)),
      findOpen: (accountId, lpConsumerId) => told(conversations.findOpen(accountId, lpConsumerId)),
    },
    messages: {
      put: (key, added) => told(messages.put(key, added)),
      list: (keys) => told(messages.list(keys)),
    },
    events: {
      apply: (facts) => told(events.apply(facts)),
      read: (key, after, limit) => told(events.read(key, after, limit)),
      head: (key) => told(events.head(key)),
      watch: (key, wake) => told(events.watch(key, wake)),
      conversationOf: (accountId, dialogId) => told(events.conversationOf(accountId, dialogId)),
    },
    idempotency: {
      claim: (key, inputHash) => told(idempotency.claim(key, inputHash)),
      settle: (key, outcome) => told(idempotency.settle(key, outcome)),
      release: (key) => told(idempotency.release(key)),
    },
    alarms: {
      set: (alarm) => told(alarms.set(alarm)),
      take: (id, token) => told(alarms.take(id, token)),
      due: (limit) => told(alarms.due(limit)),
    },
    live: {
      publish: (key, text) => live.publish(key, text),
      listen: (key, hear) => told(live.listen(key, hear)),
    },
    secret: (name) => told(stores.secret(name)),
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof GatewayError ? (error.facts.cause ?? error) : error;
}

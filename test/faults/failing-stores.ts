import { storeFailure } from '../../src/store/store-failure.js';
import type { StoreSet } from '../../src/store/store-set.js';

/** How a store fails: all of it, whatever changes it, or what would make it larger. */
type Failure = 'gone' | 'frozen' | 'full';

/** A store that a test can break. */
export interface FailingStores {
  readonly stores: StoreSet;
  readonly fail: (how: Failure | undefined) => void;
}

/** The same stores, until they are told to fail. */
export function failingStores(inner: StoreSet): FailingStores {
  let failure: Failure | undefined;
  const read = <T>(work: () => Promise<T>): Promise<T> =>
    failure === 'gone' ? Promise.reject(new Error('connection lost')) : work();
  const change = <T>(work: () => Promise<T>): Promise<T> =>
    failure === 'frozen' ? Promise.reject(new Error('read only')) : read(work);
  const grow = <T>(work: () => Promise<T>): Promise<T> =>
    failure === 'full' ? Promise.reject(storeFailure('The store has reached its size limit.')) : change(work);
  const { conversations, messages, events, idempotency, alarms, live } = inner;
  const stores: StoreSet = {
    ...inner,
    conversations: {
      put: (record) => grow(() => conversations.put(record)),
      begin: (opened, ending) => grow(() => conversations.begin(opened, ending)),
      getMany: (keys) => read(() => conversations.getMany(keys)),
      listOf: (accountId, lpConsumerId) => read(() => conversations.listOf(accountId, lpConsumerId)),
      findOpen: (accountId, lpConsumerId) => read(() => conversations.findOpen(accountId, lpConsumerId)),
    },
    messages: {
      put: (key, added) => grow(() => messages.put(key, added)),
      list: (keys) => read(() => messages.list(keys)),
    },
    events: {
      apply: (facts) => grow(() => events.apply(facts)),
      read: (key, after, limit) => read(() => events.read(key, after, limit)),
      head: (key) => read(() => events.head(key)),
      watch: (key, wake) => read(() => events.watch(key, wake)),
      conversationOf: (accountId, dialogId) => read(() => events.conversationOf(accountId, dialogId)),
    },
    idempotency: {
      claim: (key, inputHash) => grow(() => idempotency.claim(key, inputHash)),
      settle: (key, outcome) => change(() => idempotency.settle(key, outcome)),
      release: (key) => change(() => idempotency.release(key)),
    },
    alarms: {
      set: (alarm) => grow(() => alarms.set(alarm)),
      take: (id, token) => change(() => alarms.take(id, token)),
      due: (limit) => read(() => alarms.due(limit)),
    },
    live: {
      publish: (key, text) => live.publish(key, text),
      listen: (key, hear) => read(() => live.listen(key, hear)),
    },
    secret: (name) => read(() => inner.secret(name)),
  };
  return {
    stores,
    fail: (how) => {
      failure = how;
    },
  };
}

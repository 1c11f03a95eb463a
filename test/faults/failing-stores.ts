import { storeFailure } from '../../src/store/store-failure.js';
import type { StoreSet } from '../../src/store/store-set.js';

/** A store that a test can break: `gone` fails all of it, `full` what would make it larger. */
export interface FailingStores {
  readonly stores: StoreSet;
  readonly fail: (how: 'gone' | 'full' | undefined) => void;
}

/** The same stores, until they are told to fail. */
export function failingStores(inner: StoreSet): FailingStores {
  let failure: 'gone' | 'full' | undefined;
  const read = <T>(work: () => Promise<T>): Promise<T> =>
    failure === 'gone' ? Promise.reject(new Error('connection lost')) : work();
  const grow = <T>(work: () => Promise<T>): Promise<T> =>
    failure === 'full' ? Promise.reject(storeFailure('The store has reached its size limit.')) : read(work);
  const { conversations, messages, events, idempotency } = inner;
  const stores: StoreSet = {
    ...inner,
    conversations: {
      put: (record) => grow(() => conversations.put(record)),
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
      settle: (key, outcome) => read(() => idempotency.settle(key, outcome)),
      release: (key) => read(() => idempotency.release(key)),
    },
  };
  return {
    stores,
    fail: (how) => {
      failure = how;
    },
  };
}

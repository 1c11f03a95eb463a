import { describe, expect, it } from '@jest/globals';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { createMemoryStores } from '../../../src/store/create-memory-stores.js';
import { isStoreFailure, storeFailure } from '../../../src/store/store-failure.js';
import type { StoreSet } from '../../../src/store/store-set.js';
import { tellFailures } from '../../../src/store/tell-failures.js';
import { storeOptions } from '../../support/store-options.js';
import { FakeClock } from '../../support/unit-clock.js';
import { gatewayError } from '../../support/unit-error.js';

function failingStores(error: Error) {
  const memory = createMemoryStores(storeOptions());
  const fail = (): Promise<never> => Promise.reject(error);
  const clock = new FakeClock();
  const lines: unknown[] = [];
  const logger = { error: (line: unknown) => void lines.push(line) };
  const broken: StoreSet = {
    ...memory,
    conversations: { put: fail, begin: fail, getMany: fail, listOf: fail, findOpen: fail },
    messages: { put: fail, list: fail },
    events: { apply: fail, read: fail, head: fail, watch: fail, conversationOf: fail },
    idempotency: { claim: fail, settle: fail, release: fail },
    alarms: { set: fail, take: fail, due: fail },
    live: { publish: () => undefined, listen: fail },
    secret: fail,
  };
  return { stores: tellFailures(broken, { logger, now: clock.now }), lines, clock };
}

describe('tellFailures', () => {
  it('makes of every failure one that callers can read', async () => {
    const { stores } = failingStores(new Error('ECONNREFUSED redis://user:secret@host'));
    const key = { accountId: 'a', id: 'b' };
    const { conversations, messages, events, idempotency, alarms, live } = stores;
    const asked: readonly Promise<unknown>[] = [
      conversations.getMany([key]),
      conversations.listOf('a', 'c'),
      conversations.findOpen('a', 'c'),
      conversations.put({ ...key, lpConsumerId: 'c', state: 'OPEN', stage: 'OPEN', startedAt: 0 }),
      messages.put(key, []),
      messages.list([key]),
      events.apply([]),
      events.read(key, undefined, 1),
      events.head(key),
      events.watch(key, () => undefined),
      events.conversationOf('a', 'd'),
      idempotency.claim('k', 'h'),
      idempotency.settle('k', { kind: 'value', value: 1 }),
      idempotency.release('k'),
      alarms.set({ id: 'i', token: 't', dueAt: 0, note: null }),
      alarms.take('i', 't'),
      alarms.due(1),
      live.listen(key, () => undefined),
      stores.secret('file links'),
    ];

    for (const work of asked) {
      const error = await gatewayError(work);
      expect(isStoreFailure(error)).toBe(true);
      expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(error.message).not.toContain('secret');
    }
  });

  it('hands everything on as it was given while nothing fails', async () => {
    const memory = createMemoryStores(storeOptions());
    const stores = tellFailures(memory, { logger: { error: () => undefined }, now: Date.now });
    const heard: string[] = [];
    const key = { accountId: 'a', id: 'b' };
    const alarm = { id: 'i', token: 't', dueAt: 0, note: null };

    const unlisten = await stores.live.listen(key, (text) => heard.push(text));
    stores.live.publish(key, 'typing');
    unlisten();
    stores.live.publish(key, 'unheard');
    await stores.alarms.set(alarm);

    expect(heard).toEqual(['typing']);
    expect(await stores.alarms.due(1)).toEqual([alarm]);
    expect(await stores.alarms.take('i', 'other')).toBe(false);
    expect(await stores.alarms.take('i', 't')).toBe(true);
    expect(await stores.secret('s')).toEqual(await memory.secret('s'));
  });

  it('leaves what a store says in its own words', async () => {
    const own = storeFailure('The store has reached its size limit.');
    const { stores } = failingStores(own);

    expect(await gatewayError(stores.events.apply([]))).toBe(own);
  });

  it('writes one line a second, however much fails', async () => {
    const { stores, lines, clock } = failingStores(new Error('gone'));
    const fail = () => gatewayError(stores.events.apply([]));
    for (let n = 0; n < 10; n += 1) await fail();
    expect(lines).toEqual([{ err: new Error('gone') }]);

    clock.advance(1000);
    await fail();
    expect(lines).toHaveLength(2);
  });

  it('takes no other error for one of the store', () => {
    expect(isStoreFailure(new GatewayError('UPSTREAM_UNAVAILABLE', 'no'))).toBe(false);
    expect(isStoreFailure(new Error('no'))).toBe(false);
  });
});

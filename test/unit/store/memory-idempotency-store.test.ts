import { describe, expect, it } from '@jest/globals';
import { MemoryIdempotencyStore } from '../../../src/store/memory-idempotency-store.js';
import { idempotencyStoreContract } from './idempotency-store-contract.js';

const done = { kind: 'value', value: 1 } as const;

describe('MemoryIdempotencyStore', () => {
  idempotencyStoreContract(() => new MemoryIdempotencyStore(100));

  it('keeps a bounded number; the oldest settled key makes room', async () => {
    const store = new MemoryIdempotencyStore(2);
    for (const key of ['a', 'b', 'c']) {
      await store.claim(key, 'hash');
      await store.settle(key, done);
    }

    expect((await store.claim('b', 'hash')).state).toBe('settled');
    expect((await store.claim('c', 'hash')).state).toBe('settled');
    expect((await store.claim('a', 'hash')).state).toBe('claimed');
  });

  it('never forgets a key that is being carried out', async () => {
    const store = new MemoryIdempotencyStore(1);
    await store.claim('under way', 'hash');
    for (const key of ['a', 'b', 'c']) {
      await store.claim(key, 'hash');
      await store.settle(key, done);
    }

    expect((await store.claim('under way', 'hash')).state).toBe('inProgress');
    await store.settle('under way', done);
    expect((await store.claim('under way', 'hash')).state).toBe('settled');
  });
});

import { describe, expect, it } from '@jest/globals';
import { MemoryConversationStore } from '../../../src/store/memory-conversation-store.js';
import { conversation, conversationStoreContract } from './conversation-store-contract.js';

describe('MemoryConversationStore', () => {
  conversationStoreContract(() => new MemoryConversationStore(100));

  it('keeps a bounded number; the oldest makes room', async () => {
    const store = new MemoryConversationStore(2);
    const ids = ['a', 'b', 'c'];
    for (const id of ids) await store.put(conversation({ id, lpConsumerId: `consumer ${id}` }));

    const kept = await store.getMany(ids.map((id) => ({ accountId: 'account', id })));

    expect(kept.map((record) => record?.id)).toEqual([undefined, 'b', 'c']);
    expect(await store.findOpen('account', 'consumer a')).toBeUndefined();
    expect(await store.listOf('account', 'consumer a')).toEqual([]);
    expect((await store.findOpen('account', 'consumer b'))?.id).toBe('b');
  });

  it('makes no room for a record that it replaces', async () => {
    const store = new MemoryConversationStore(2);
    for (const id of ['a', 'b', 'b', 'a']) await store.put(conversation({ id, lpConsumerId: id }));

    expect(await store.getMany([conversation({ id: 'a' }), conversation({ id: 'b' })])).toMatchObject([
      { id: 'a' },
      { id: 'b' },
    ]);
  });

  it('keeps the one that was just written, however small it is', async () => {
    const store = new MemoryConversationStore(1);
    await store.put(conversation({ id: 'a' }));
    await store.put(conversation({ id: 'b' }));

    expect((await store.findOpen('account', 'consumer'))?.id).toBe('b');
    expect(await store.getMany([{ accountId: 'account', id: 'a' }])).toEqual([undefined]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { embeddedKind, memoryKind } from '../../support/store-kinds.js';
import { conversation } from '../../support/store-samples.js';

const key = 'key-of-a-create';
const inputHash = 'hash';

describe.each([memoryKind, embeddedKind])('a key that ends in a conversation, in the $name store', (kind) => {
  it('is settled by the write of its record, with what was told of it before', () =>
    kind.with(async ({ stores, second }) => {
      await stores.conversations.put(conversation({ id: 'one', skillId: 'told' }));
      await stores.idempotency.claim(key, inputHash);

      await stores.conversations.begin(conversation({ id: 'one' }), {
        key,
        valueOf: ({ id, skillId }) => `${id} ${skillId ?? ''}`,
      });

      const reader = kind.isShared ? await second() : stores;
      expect(await reader.idempotency.claim(key, inputHash)).toMatchObject({
        state: 'settled',
        outcome: { kind: 'value', value: 'one told' },
      });
    }));

  it('keeps that value, whatever is told of it after', () =>
    kind.with(async ({ stores }) => {
      await stores.idempotency.claim(key, inputHash);
      await stores.conversations.begin(conversation({ id: 'one' }), { key, valueOf: () => 'first' });

      await stores.idempotency.settle(key, { kind: 'value', value: 'second' });
      await stores.idempotency.settle(key, { kind: 'error', error: 'third' });

      expect(await stores.idempotency.claim(key, inputHash)).toMatchObject({
        state: 'settled',
        outcome: { kind: 'value', value: 'first' },
      });
    }));

  it('is not made by it where nobody claimed it', () =>
    kind.with(async ({ stores }) => {
      await stores.conversations.begin(conversation({ id: 'one' }), { key, valueOf: () => 'one' });

      expect(await stores.idempotency.claim(key, inputHash)).toMatchObject({ state: 'claimed' });
    }));
});

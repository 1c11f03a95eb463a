import { describe, expect, it } from '@jest/globals';
import type { StoreKind } from '../../support/store-kinds.js';
import { conversation, keyOf, messageFact, sequencesOf } from '../../support/store-samples.js';
import { alarmContract, sharedAlarmContract } from './alarm-contract.js';
import { conversationContract } from './conversation-contract.js';
import { eventLogContract } from './event-log-contract.js';
import { forgetContract, sharedForgetContract } from './forget-contract.js';
import { idempotencyContract } from './idempotency-contract.js';
import { liveContract } from './live-contract.js';
import { rateContract } from './rate-contract.js';
import { retentionContract } from './retention-contract.js';
import { secretContract } from './secret-contract.js';

/** What every set of stores does. */
export function storeContract(kind: StoreKind): void {
  describe(`the ${kind.name} stores`, () => {
    describe('events', () => eventLogContract(kind));
    describe('conversations and messages', () => conversationContract(kind));
    describe('retention', () => retentionContract(kind));
    describe('idempotency keys', () => idempotencyContract(kind));
    describe('live texts', () => liveContract(kind));
    describe('alarms', () => alarmContract(kind));
    describe('rates', () => rateContract(kind));
    describe('secrets', () => secretContract(kind));
    describe('forgetting', () => forgetContract(kind));
    if (kind.isShared) describe('forgetting elsewhere', () => sharedForgetContract(kind));
    if (kind.isShared) describe('alarms of others', () => sharedAlarmContract(kind));
    if (kind.isShared) describe('opened again', () => reopenContract(kind));
  });
}

function reopenContract(kind: StoreKind): void {
  it('has everything, and goes on where it stopped', () =>
    kind.with(async ({ stores, second }) => {
      await stores.events.apply([messageFact(1), messageFact(2)]);
      await stores.conversations.put(conversation({ ttr: 'URGENT' }));
      await stores.idempotency.claim('key', 'hash');
      const head = await stores.events.head(keyOf());
      await stores.close();

      const again = await second();
      await again.events.apply([messageFact(2), messageFact(3)]);

      expect(sequencesOf((await again.events.read(keyOf(), undefined, 10)).events)).toEqual([1, 2, 3]);
      expect(sequencesOf((await again.events.read(keyOf(), head, 10)).events)).toEqual([3]);
      expect(await again.conversations.getMany([keyOf()])).toMatchObject([{ ttr: 'URGENT' }]);
      expect(await again.idempotency.claim('key', 'hash')).toMatchObject({ state: 'inProgress' });
      const [messages = []] = await again.messages.list([keyOf()]);
      expect(messages).toHaveLength(3);
    }));
}

import type { Originator } from '../liveperson/message.js';
import { readNotificationId } from '../liveperson/read-notification-id.js';
import type { ConversationKey, ConversationRecord } from '../store/conversation-store.js';

/** The owner of a conversation whose consumer nobody has told yet: no caller has this id. */
export const unknownOwner = '';

/**
 * The least that can be said of a conversation when something of it is told before its state. Its owner comes with
 * the first state, with the consumer's own first message, or with who opens or reads it here.
 */
export function firstHeard({ accountId, id }: ConversationKey, startedAt: number): ConversationRecord {
  return { accountId, id, lpConsumerId: unknownOwner, state: 'OPEN', stage: 'OPEN', startedAt };
}

/** The record, with its owner when that was unknown and the consumer itself is heard. */
export function withSender(record: ConversationRecord, { role, id }: Originator): ConversationRecord {
  if (record.lpConsumerId !== unknownOwner || role !== 'CONSUMER') return record;
  return { ...record, lpConsumerId: readNotificationId(id) ?? unknownOwner };
}

import type { CreatedConversation } from '../connector/created-conversation.js';
import type { ConversationRecord } from '../store/conversation-store.js';
import type { Opening } from './opening.js';

/** The record of a conversation that was opened just now; milliseconds since 1970. */
export function openedRecord(
  { accountId, routing, client }: Opening,
  { conversationId, consumer }: Pick<CreatedConversation, 'conversationId' | 'consumer'>,
  now: number,
): ConversationRecord {
  return {
    accountId,
    id: conversationId,
    lpConsumerId: consumer.lpConsumerId,
    extConsumerId: consumer.extConsumerId,
    state: 'OPEN',
    stage: 'OPEN',
    startedAt: now,
    checkedAt: now,
    skillId: routing?.skillId ?? undefined,
    ttr: routing?.ttr ?? undefined,
    client: client ?? undefined,
  };
}

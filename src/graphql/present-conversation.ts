import type { ConversationRecord } from '../store/conversation-store.js';
import type { Conversation } from './types/conversation.js';

/** The public form of a record. */
export function presentConversation(record: ConversationRecord): Conversation {
  const { accountId, id, extConsumerId, skillId, endedAt } = record;
  return {
    accountId,
    id,
    account: { id: accountId },
    state: record.state,
    stage: record.stage,
    consumer: extConsumerId === undefined ? null : { accountId, id: extConsumerId },
    agent: null,
    // -1 is LivePerson's word for "any skill".
    skill: skillId === undefined || skillId === '-1' ? null : { accountId, id: skillId },
    ttr: record.ttr ?? null,
    startedAt: new Date(record.startedAt),
    endedAt: endedAt === undefined ? null : new Date(endedAt),
    closeReason: record.closeReason ?? null,
  };
}

import type { ConversationRecord } from './conversation-store.js';

/**
 * The record of a conversation that was opened just now. A webhook can be here before LivePerson's answer: what it told
 * stays, but for what only who opened the conversation knows.
 */
export function beginRecord(
  told: ConversationRecord | undefined,
  opened: ConversationRecord,
): ConversationRecord {
  if (told === undefined) return opened;
  const { lpConsumerId, extConsumerId, client } = opened;
  return { ...opened, ...told, lpConsumerId, extConsumerId, client };
}

import type { Conversation } from './conversation.js';

/** Marks a change of state and answers its time, later than that of every change before it. */
export function touchConversation(conversation: Conversation, now: number): number {
  conversation.metaDataLastUpdateTs = Math.max(now, conversation.metaDataLastUpdateTs + 1);
  return conversation.metaDataLastUpdateTs;
}

import type { BatchIds } from './create-conversation.js';
import { readBatch } from './read-batch.js';
import type { BatchItem } from './read-batch.js';

/** How LivePerson answered the two parts of CONVERSATION. */
export interface CreateConversationAnswer {
  readonly profile: BatchItem;
  readonly conversation: BatchItem;
  /** Present when the conversation was opened; 1 to 64 characters. */
  readonly conversationId?: string | undefined;
}

/** Reads the answer item by item; undefined when it is not an answer to this batch (CONV 4.2, GUIDE 5.3). */
export function readCreateConversation(answer: unknown, ids: BatchIds): CreateConversationAnswer | undefined {
  const [profile, conversation] = readBatch(answer, [ids.profile, ids.conversation]) ?? [];
  if (profile === undefined || conversation === undefined) return undefined;
  const { conversationId } = conversation.body;
  const opened =
    conversation.ok && typeof conversationId === 'string' && /^[^\s]{1,64}$/.test(conversationId);
  if (conversation.ok && !opened) return undefined;
  return { profile, conversation, conversationId: opened ? conversationId : undefined };
}

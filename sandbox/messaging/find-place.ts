import type { Conversation } from '../conversations/conversation.js';
import type { Place } from '../conversations/place.js';
import { errorReply } from '../http/error-reply.js';
import { Refusal } from '../http/refusal.js';
import { authErrors } from '../tokens/auth-errors.js';
import type { Caller } from './caller.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';

/** Where a request wants to go: a dialog by its own id, or a conversation's main dialog. */
export interface WantedPlace {
  readonly dialogId?: string;
  readonly conversationId?: string;
}

/**
 * The dialog a request speaks of. Another consumer's is 401 (OVR); one that does not exist, or is not ready yet, is
 * refused as unknown.
 */
export function findPlace(parts: MessagingParts, caller: Caller, wanted: WantedPlace): Place {
  const conversation = findConversation(parts, wanted);
  const dialog = conversation?.dialogs.find(({ id }) => id === (wanted.dialogId ?? conversation.id));
  if (!conversation || !dialog || conversation.accountId !== caller.accountId) throw unknown(parts);
  if (conversation.consumerId !== caller.consumerId) {
    throw new Refusal(errorReply(authErrors.invalidConsumerJws));
  }
  if (conversation.refusalsLeft > 0) {
    conversation.refusalsLeft -= 1;
    throw unknown(parts);
  }
  for (const feature of caller.features) conversation.features.add(feature);
  return { conversation, dialog };
}

function findConversation(parts: MessagingParts, wanted: WantedPlace): Conversation | undefined {
  if (wanted.conversationId !== undefined) return parts.conversations.find(wanted.conversationId);
  return parts.conversations.findByDialog(wanted.dialogId ?? '');
}

const unknown = (parts: MessagingParts): ItemRefusal =>
  parts.settings.current.unknownConversationStatus === 404
    ? new ItemRefusal('Not Found, Conversation does not exist', 'NOT_FOUND')
    : new ItemRefusal('Bad Request, Conversation does not exist');

import type { ChatStateChange } from './conversation-listener.js';
import type { ConversationParts } from './conversation-parts.js';
import type { Place } from './place.js';

/**
 * Keeps a participant's chat state and tells so; it has no number, and stays until another one comes
 * (SEND).
 */
export function changeChatState(
  parts: Pick<ConversationParts, 'announcer'>,
  { conversation, dialog }: Place,
  change: ChatStateChange,
): void {
  conversation.chatStates.set(change.originator.id, change.chatState);
  parts.announcer.chatStateChanged(conversation, dialog, change);
}

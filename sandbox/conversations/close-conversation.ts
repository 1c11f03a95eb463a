import { closeDialog, type Closing } from './close-dialog.js';
import type { Conversation } from './conversation.js';
import type { ConversationParts } from './conversation-parts.js';
import { touchConversation } from './touch-conversation.js';

/** Closes a conversation and all its dialogs, without a survey (EX, PCS), and tells so. */
export function closeConversation(
  parts: ConversationParts,
  conversation: Conversation,
  closing: Closing,
): void {
  const at = touchConversation(conversation, parts.now());
  for (const dialog of conversation.dialogs) closeDialog(dialog, closing, at);
  conversation.state = 'CLOSE';
  conversation.stage = 'CLOSE';
  conversation.closeReason ??= closing.by;
  conversation.endTs = at;
  conversation.effectiveTtr = -1;
  parts.announcer.stateChanged(conversation);
}

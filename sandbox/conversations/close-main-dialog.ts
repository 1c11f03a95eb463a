import { closeConversation } from './close-conversation.js';
import { closeDialog, type Closing } from './close-dialog.js';
import type { Conversation } from './conversation.js';
import type { ConversationParts } from './conversation-parts.js';
import { mainDialogOf } from './main-dialog-of.js';
import { hasSurvey, openSurvey } from './open-survey.js';
import { touchConversation } from './touch-conversation.js';

/** Closes the main dialog: a survey begins where there is one, else the conversation is over (PCS). */
export function closeMainDialog(
  parts: ConversationParts,
  conversation: Conversation,
  closing: Closing,
): void {
  if (!hasSurvey(conversation, parts.settings.current)) {
    closeConversation(parts, conversation, closing);
    return;
  }
  const at = touchConversation(conversation, parts.now());
  closeDialog(mainDialogOf(conversation), closing, at);
  conversation.state = 'CLOSE';
  conversation.closeReason = closing.by;
  conversation.effectiveTtr = -1;
  openSurvey(parts, conversation, at);
}

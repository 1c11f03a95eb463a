import type { Conversation } from './conversation.js';
import type { ConversationParts } from './conversation-parts.js';
import { mainDialogOf } from './main-dialog-of.js';
import { touchConversation } from './touch-conversation.js';

/**
 * Moves a conversation to another skill: the agent leaves and `skillId` changes, in one change of state
 * (WHX).
 */
export function transferConversation(
  parts: ConversationParts,
  conversation: Conversation,
  toSkillId: string,
): void {
  const agent = conversation.participants.find(({ role }) => role === 'ASSIGNED_AGENT');
  const dialog = mainDialogOf(conversation);
  const at = touchConversation(conversation, parts.now());
  conversation.transfers.push({
    at,
    fromSkillId: conversation.skillId,
    toSkillId,
    agentId: agent?.id ?? null,
  });
  conversation.skillId = toSkillId;
  conversation.participants = conversation.participants.filter(({ role }) => role !== 'ASSIGNED_AGENT');
  dialog.participants = dialog.participants.filter(({ role }) => role !== 'ASSIGNED_AGENT');
  conversation.effectiveTtr = at + conversation.ttr.value * 1000;
  parts.announcer.stateChanged(conversation);
}

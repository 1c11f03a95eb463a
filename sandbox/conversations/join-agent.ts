import type { Conversation } from './conversation.js';
import type { ConversationParts } from './conversation-parts.js';
import { mainDialogOf } from './main-dialog-of.js';
import { touchConversation } from './touch-conversation.js';

/** An agent who takes a conversation, or is only offered it. */
export interface JoiningAgent {
  readonly id: string;
  readonly suggested: boolean;
}

/** Makes an agent the assigned one, in place of the one before, and tells so (WHX). */
export function joinAgent(
  parts: ConversationParts,
  conversation: Conversation,
  { id, suggested }: JoiningAgent,
): void {
  const dialog = mainDialogOf(conversation);
  const agent = { id, role: 'ASSIGNED_AGENT' } as const;
  touchConversation(conversation, parts.now());
  conversation.participants = [
    ...conversation.participants.filter(({ role }) => role !== 'ASSIGNED_AGENT'),
    agent,
  ];
  dialog.participants = [
    ...dialog.participants.filter(({ role }) => role !== 'ASSIGNED_AGENT'),
    { ...agent, state: suggested ? 'SUGGESTED' : 'ACTIVE' },
  ];
  parts.announcer.stateChanged(conversation);
}

import type { Conversation } from '../conversations/conversation.js';

/**
 * A conversation as the Messaging REST API shows it; its shape is not documented and follows the
 * notifications.
 */
export const restConversation = (conversation: Conversation): Readonly<Record<string, unknown>> => ({
  id: conversation.id,
  conversationId: conversation.id,
  brandId: conversation.accountId,
  consumerId: conversation.consumerId,
  state: conversation.state,
  stage: conversation.stage,
  skillId: conversation.skillId,
  startTs: conversation.startTs,
  ...(conversation.endTs === null ? {} : { endTs: conversation.endTs }),
  ...(conversation.closeReason === null ? {} : { closeReason: conversation.closeReason }),
  metaDataLastUpdateTs: conversation.metaDataLastUpdateTs,
  ttr: conversation.ttr,
  participants: conversation.participants,
  dialogs: conversation.dialogs.map(({ id, type, state, creationTs, endTs }) => ({
    id,
    dialogId: id,
    dialogType: type,
    state,
    creationTs,
    ...(endTs === null ? {} : { endTs }),
  })),
});

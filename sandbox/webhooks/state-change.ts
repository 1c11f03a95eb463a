import type { Conversation } from '../conversations/conversation.js';
import type { WebhookConfig } from './webhook-config.js';
import { dialogDetails } from './dialog-details.js';

/** The whole state of a conversation as a change of `cqm.ExConversationChangeNotification` (GUIDE, WHE). */
export function stateChange(
  config: WebhookConfig,
  conversation: Conversation,
): Readonly<Record<string, unknown>> {
  const { id, effectiveTtr } = conversation;
  const result = config.minimalStates
    ? { convId: id, conversationDetails: minimalDetails(conversation) }
    : { convId: id, effectiveTTR: effectiveTtr, conversationDetails: details(conversation) };
  return { type: 'UPSERT', result };
}

/** What the samples of 2018 have (WHX). */
const minimalDetails = (conversation: Conversation) => ({
  participants: conversation.participants,
  brandId: conversation.accountId,
  state: conversation.state,
  startTs: conversation.startTs,
  metaDataLastUpdateTs: conversation.metaDataLastUpdateTs,
  ttr: conversation.ttr,
});

const details = (conversation: Conversation) => ({
  ...minimalDetails(conversation),
  skillId: conversation.skillId,
  dialogs: conversation.dialogs.map(dialogDetails),
  stage: conversation.stage,
  ...(conversation.closeReason === null ? {} : { closeReason: conversation.closeReason }),
  ...(conversation.endTs === null ? {} : { endTs: conversation.endTs }),
  ...(conversation.csat === null ? {} : { csat: conversation.csat }),
  conversationHandlerDetails: { accountId: conversation.accountId, skillId: conversation.skillId },
});

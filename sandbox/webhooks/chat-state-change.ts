import type { ChatStateChange } from '../conversations/conversation-listener.js';
import type { Place } from '../conversations/place.js';
import type { WebhookConfig } from './webhook-config.js';

/** A chat state as a change of `ms.MessagingEventNotification`: it has neither number nor time (WHX). */
export const chatStateChange = (
  config: WebhookConfig,
  { conversation, dialog }: Place,
  { originator, chatState }: ChatStateChange,
): Readonly<Record<string, unknown>> => ({
  originatorId: originator.id,
  originatorMetadata: { id: originator.id, role: originator.role },
  event: { type: 'ChatStateEvent', chatState },
  ...(config.omitConversationId ? {} : { conversationId: conversation.id }),
  dialogId: dialog.id,
});

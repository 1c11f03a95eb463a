import type { Conversation } from '../conversations/conversation.js';
import type { DialogEvent } from '../conversations/dialog-event.js';
import type { Dialog } from '../conversations/dialog.js';
import type { WebhookConfig } from './webhook-config.js';

/** A numbered event as a change of `ms.MessagingEventNotification`; receipts have no audience (WHX, WHE). */
export function eventChange(
  config: WebhookConfig,
  place: { readonly conversation: Conversation; readonly dialog: Dialog },
  { sequence, at, originator, event, audience, metadata }: DialogEvent,
): Readonly<Record<string, unknown>> {
  const hasAudience = event.type !== 'AcceptStatusEvent' && !config.omitAudience;
  const hasMetadata = metadata !== undefined && (config.echoMetadata || originator.role !== 'CONSUMER');
  return {
    sequence,
    originatorId: originator.id,
    originatorMetadata: { id: originator.id, role: originator.role },
    serverTimestamp: at,
    event,
    ...(config.omitConversationId ? {} : { conversationId: place.conversation.id }),
    dialogId: place.dialog.id,
    ...(hasAudience ? { messageAudience: audience } : {}),
    ...(hasMetadata ? { metadata } : {}),
  };
}

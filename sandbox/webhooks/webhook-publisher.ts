import type { AccountBook } from '../accounts/account-book.js';
import type { Conversation } from '../conversations/conversation.js';
import type { ConversationListener } from '../conversations/conversation-listener.js';
import { chatStateChange } from './chat-state-change.js';
import { eventChange } from './event-change.js';
import type { Notification } from './notification.js';
import { stateChange } from './state-change.js';
import type { WebhookBook } from './webhook-book.js';
import type { WebhookQueue } from './webhook-queue.js';

/** What the publisher turns changes into notifications with. */
export interface PublisherParts {
  readonly accounts: AccountBook;
  readonly webhooks: WebhookBook;
  readonly queue: WebhookQueue;
}

/**
 * Notifies every app of the account of every change, also of those that its own consumer caused (WHX,
 * GUIDE).
 */
export function createWebhookPublisher(parts: PublisherParts): ConversationListener {
  const config = () => parts.webhooks.current;
  return {
    stateChanged(conversation) {
      notify(parts, conversation, () => ({
        type: 'cqm.ExConversationChangeNotification',
        change: stateChange(config(), conversation),
      }));
    },
    eventAppended(conversation, dialog, entry) {
      notify(parts, conversation, () => ({
        type: 'ms.MessagingEventNotification',
        change: eventChange(config(), { conversation, dialog }, entry),
      }));
    },
    chatStateChanged(conversation, dialog, change) {
      notify(parts, conversation, () => ({
        type: 'ms.MessagingEventNotification',
        change: chatStateChange(config(), { conversation, dialog }, change),
      }));
    },
  };
}

function notify(
  { accounts, webhooks, queue }: PublisherParts,
  conversation: Conversation,
  make: () => Pick<Notification, 'type' | 'change'>,
): void {
  if (webhooks.current.url === null) return;
  const content = make();
  for (const app of accounts.appsOf(conversation.accountId)) {
    queue.add({ ...content, app, conversationId: conversation.id });
  }
}

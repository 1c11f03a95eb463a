import type { SandboxAccount } from '../accounts/sandbox-account.js';

/** The two kinds of notification (WHE). */
export type NotificationType = 'ms.MessagingEventNotification' | 'cqm.ExConversationChangeNotification';

/** One change on its way to one app. Those of one conversation keep their order. */
export interface Notification {
  readonly app: SandboxAccount;
  readonly conversationId: string;
  readonly type: NotificationType;
  readonly change: Readonly<Record<string, unknown>>;
}

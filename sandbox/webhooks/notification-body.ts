import type { Notification } from './notification.js';

/** What every body of a sandbox has in common. */
export interface BodyForm {
  /** States name the subscription they belong to; undefined leaves it out. */
  readonly subscriptionId: string | undefined;
}

/** The body that carries these changes, which are all of one type (WHE, GUIDE). */
export function notificationBody(
  notifications: readonly Notification[],
  { subscriptionId }: BodyForm,
): string {
  const type = notifications[0]?.type;
  const changes = notifications.map(({ change }) => change);
  const hasSubscription = type === 'cqm.ExConversationChangeNotification' && subscriptionId !== undefined;
  const body = hasSubscription ? { subscriptionId, changes } : { changes };
  return JSON.stringify({ kind: 'notification', body, type });
}

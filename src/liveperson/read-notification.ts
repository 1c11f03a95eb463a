import { isRecord } from './is-record.js';
import { readNotificationEvent } from './read-notification-event.js';
import type { ToldEvent } from './read-notification-event.js';
import { readNotificationState } from './read-notification-state.js';
import type { ToldState } from './read-notification-state.js';
import { readObject, readObjects } from './read-values.js';
import type { WireObject } from './read-values.js';

/** One thing that a notification tells. */
export type ToldThing = ToldEvent | ToldState;

/**
 * Everything that the body of a webhook tells, in its order (WHE, 13.5, 13.6). Notifications of other kinds, changes
 * that cannot be read and what only agents may see are left out.
 */
export function readNotification(body: unknown): readonly ToldThing[] {
  if (!isRecord(body) || (body['kind'] ?? 'notification') !== 'notification') return [];
  const read = readerOf(body['type']);
  const changes = readObjects(readObject(body['body'])?.['changes']);
  return read === undefined ? [] : changes.flatMap((change) => read(change) ?? []);
}

function readerOf(type: unknown): ((change: WireObject) => ToldThing | undefined) | undefined {
  if (typeof type !== 'string') return undefined;
  // One table gives the first family the prefix of the second (APPI).
  if (type.endsWith('.ExConversationChangeNotification')) return readNotificationState;
  // The manifest names kinds of events behind a dot, the envelope does not (13.1).
  return /^ms\.MessagingEventNotification($|\.)/.test(type) ? readNotificationEvent : undefined;
}

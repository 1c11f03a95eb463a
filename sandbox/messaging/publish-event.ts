import { appendEvent } from '../conversations/append-event.js';
import { changeChatState } from '../conversations/change-chat-state.js';
import type { PublishedEvent } from '../conversations/dialog-event.js';
import type { Place } from '../conversations/place.js';
import { isRecord } from '../values/is-record.js';
import { acceptStatusEvent } from './accept-status-event.js';
import type { Caller } from './caller.js';
import { closedRefusal } from './closed-refusal.js';
import { contentEvent } from './content-event.js';
import { findPlace } from './find-place.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import { readChatState } from './read-chat-state.js';
import { readWantedPlace } from './read-wanted-place.js';
import type { RequestObject } from './request-object.js';
import { richContentEvent } from './rich-content-event.js';

/** `ms.PublishEvent`: answers the number of the event in its dialog, 0 for a chat state (SEND, MWS). */
export function publishEvent(
  parts: MessagingParts,
  caller: Caller,
  { body, metadata }: RequestObject,
): Readonly<Record<string, unknown>> {
  const event = body['event'];
  if (!isRecord(event)) throw new ItemRefusal('Bad Request, event must be an object');
  const place = findPlace(parts, caller, readWantedPlace(body));
  if (place.dialog.state === 'CLOSE') throw closedRefusal();
  const originator = { id: caller.consumerId, role: 'CONSUMER' } as const;
  if (event['type'] === 'ChatStateEvent') {
    changeChatState(parts, place, { originator, chatState: readChatState(event, place.dialog) });
    return { sequence: 0 };
  }
  const published = readEvent(parts, caller, event);
  const { sequence } = appendEvent(parts, place, { originator, event: published, audience: 'ALL', metadata });
  awaitAgent(parts, place, published);
  return { sequence };
}

function readEvent(parts: MessagingParts, caller: Caller, event: Record<string, unknown>): PublishedEvent {
  if (event['type'] === 'ContentEvent') return contentEvent(parts, caller, event);
  if (event['type'] === 'AcceptStatusEvent') return acceptStatusEvent(event);
  if (event['type'] === 'RichContentEvent') return richContentEvent(parts.settings.current, event);
  throw new ItemRefusal('Bad Request, event type is not supported');
}

/** A message of the consumer starts the time in which an answer is due. */
function awaitAgent(parts: MessagingParts, { conversation }: Place, { type }: PublishedEvent): void {
  if (type === 'AcceptStatusEvent' || conversation.effectiveTtr !== -1) return;
  if (conversation.stage === 'OPEN') conversation.effectiveTtr = parts.now() + conversation.ttr.value * 1000;
}

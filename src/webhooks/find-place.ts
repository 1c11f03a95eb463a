import type { Place } from '../events/place.js';
import type { ToldThing } from '../liveperson/read-notification.js';
import type { EventLog } from '../store/event-log.js';

/**
 * Where a thing was told: by its conversation, by the map of dialogs, or else by its dialog taken for the main one (gotcha
 * 45). Nobody is asked where it names its conversation.
 */
export function findPlace(
  told: ToldThing,
  accountId: string,
  events: Pick<EventLog, 'conversationOf'>,
): Place | Promise<Place> {
  if (told.kind === 'state') return { key: { accountId, id: told.conversationId } };
  const { conversationId, dialogId } = told;
  if (conversationId !== undefined) return { key: { accountId, id: conversationId } };
  return findByDialog(dialogId, accountId, events);
}

async function findByDialog(
  dialogId: string,
  accountId: string,
  events: Pick<EventLog, 'conversationOf'>,
): Promise<Place> {
  const id = await events.conversationOf(accountId, dialogId);
  return id === undefined ? { key: { accountId, id: dialogId }, isGuess: true } : { key: { accountId, id } };
}

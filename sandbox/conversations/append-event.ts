import type { ConversationParts } from './conversation-parts.js';
import type { DialogEvent } from './dialog-event.js';
import type { Place } from './place.js';

/** Gives an event the next number of its dialog, and tells so. */
export function appendEvent(
  parts: Pick<ConversationParts, 'now' | 'announcer'>,
  { conversation, dialog }: Place,
  event: Omit<DialogEvent, 'sequence' | 'at'>,
): DialogEvent {
  const entry: DialogEvent = { ...event, sequence: dialog.nextSequence, at: parts.now() };
  dialog.nextSequence += 1;
  dialog.events.push(entry);
  parts.announcer.eventAppended(conversation, dialog, entry);
  return entry;
}

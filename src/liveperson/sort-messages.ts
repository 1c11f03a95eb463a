import type { DialogSnapshot } from './conversation-snapshot.js';
import type { LivePersonMessage } from './message.js';

/** Messages in LivePerson's order: dialog after dialog as they began, by sequence in each. */
export function sortMessages(
  messages: readonly LivePersonMessage[],
  dialogs: readonly DialogSnapshot[],
): readonly LivePersonMessage[] {
  const begun = [...dialogs].sort((a, b) => a.startedAt - b.startedAt);
  const places = new Map(begun.map(({ id }, place) => [id, place]));
  const placeOf = ({ dialogId }: LivePersonMessage): number => places.get(dialogId) ?? places.size;
  return [...messages].sort((a, b) => placeOf(a) - placeOf(b) || a.sequence - b.sequence);
}

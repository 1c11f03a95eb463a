import type { DialogSnapshot } from '../liveperson/conversation-snapshot.js';
import type { LivePersonMessage, MessageStatus } from '../liveperson/message.js';

/** How far a message got: the farther state wins, a refusal only over nothing. */
const progress: Readonly<Record<MessageStatus, number>> = {
  SENT: 0,
  NACKED: 1,
  ACCEPTED: 2,
  READ: 3,
  ACCESSED: 4,
};

/**
 * One list from several: each message once, in LivePerson's order, which is the order of dialogs and, within one,
 * of sequences. What the gateway alone knows of a message is kept.
 */
export function mergeMessages(
  lists: readonly (readonly LivePersonMessage[])[],
  dialogs: readonly DialogSnapshot[],
): readonly LivePersonMessage[] {
  const order = inOrderOf(dialogs);
  const [only, ...others] = lists.filter((list) => list.length > 0);
  // Most often the gateway's own record is all there is, and in order: then nothing is copied or sorted.
  if (only !== undefined && others.length === 0 && isOrdered(only, order)) return only;
  const merged = new Map<string, LivePersonMessage>();
  for (const list of lists) {
    for (const message of list) {
      const key = `${message.dialogId} ${message.sequence}`;
      const known = merged.get(key);
      merged.set(key, known === undefined ? message : mergeOne(known, message));
    }
  }
  return [...merged.values()].sort(order);
}

type Order = (a: LivePersonMessage, b: LivePersonMessage) => number;

/** Each behind the one before it, which none is that is there twice. */
function isOrdered(list: readonly LivePersonMessage[], order: Order): boolean {
  return list.every((message, at) => {
    const before = list[at - 1];
    return before === undefined || order(before, message) < 0;
  });
}

function mergeOne(known: LivePersonMessage, told: LivePersonMessage): LivePersonMessage {
  const status = progress[known.status] > progress[told.status] ? known.status : told.status;
  return { ...told, externalId: told.externalId ?? known.externalId, status };
}

function inOrderOf(dialogs: readonly DialogSnapshot[]): Order {
  const started = new Map(dialogs.map((dialog) => [dialog.id, dialog.startedAt]));
  return (a, b) => {
    if (a.dialogId === b.dialogId) return a.sequence - b.sequence;
    // A dialog that no list of dialogs names comes by its messages' times.
    return (
      (started.get(a.dialogId) ?? a.sentAt) - (started.get(b.dialogId) ?? b.sentAt) ||
      (a.dialogId < b.dialogId ? -1 : 1)
    );
  };
}

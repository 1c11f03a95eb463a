import type { DialogSnapshot } from './conversation-snapshot.js';
import { readNotificationId } from './read-notification-id.js';
import { readState } from './read-state.js';
import { readObjects, readText, readTime } from './read-values.js';
import type { WireObject } from './read-values.js';

/** The dialogs of a state (13.6), as they began; undefined when none is told, as in old samples. */
export function readNotificationDialogs(value: unknown): readonly DialogSnapshot[] | undefined {
  const dialogs = readObjects(value).flatMap((dialog) => readDialog(dialog) ?? []);
  return dialogs.length === 0 ? undefined : dialogs.sort((a, b) => a.startedAt - b.startedAt);
}

function readDialog(dialog: WireObject): DialogSnapshot | undefined {
  const id = readNotificationId(dialog['dialogId']);
  const startedAt = readTime(dialog['creationTs']);
  if (id === undefined || startedAt === undefined) return undefined;
  const endedAt = readTime(dialog['endTs']);
  const state = readState(dialog['state']) ?? (endedAt === undefined ? 'OPEN' : 'CLOSE');
  const end = state === 'CLOSE' ? { endedAt, closedBy: readText(dialog['closedBy']) } : {};
  return { id, type: readText(dialog['dialogType']) ?? 'MAIN', state, startedAt, ...end };
}

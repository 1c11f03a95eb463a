import type { Dialog } from './dialog.js';
import type { DialogEvent, PublishedEvent } from './dialog-event.js';

/** An event of a dialog as the control shows it; `text` is that of a plain text, else null. */
export interface ShownMessage {
  readonly dialogId: string;
  readonly sequence: number;
  readonly at: number;
  readonly originatorId: string;
  readonly role: string;
  readonly audience: string;
  readonly text: string | null;
  readonly event: PublishedEvent;
  readonly metadata: readonly unknown[] | null;
}

/** Shows an event of a dialog. */
export const showMessage = (dialog: Dialog, entry: DialogEvent): ShownMessage => ({
  dialogId: dialog.id,
  sequence: entry.sequence,
  at: entry.at,
  originatorId: entry.originator.id,
  role: entry.originator.role,
  audience: entry.audience,
  text: typeof entry.event['message'] === 'string' ? entry.event['message'] : null,
  event: entry.event,
  metadata: entry.metadata ?? null,
});

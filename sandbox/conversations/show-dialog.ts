import type { Dialog } from './dialog.js';

/** A dialog as the control shows it, without its events. */
export const showDialog = (dialog: Dialog): Readonly<Record<string, unknown>> => ({
  dialogId: dialog.id,
  dialogType: dialog.type,
  state: dialog.state,
  creationTs: dialog.creationTs,
  endTs: dialog.endTs,
  closedBy: dialog.closedBy,
  closedCause: dialog.closedCause,
  participants: dialog.participants,
});

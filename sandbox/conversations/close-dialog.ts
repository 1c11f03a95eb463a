import type { Dialog } from './dialog.js';

/** Who closed something, and the cause that was given. */
export interface Closing {
  readonly by: 'CONSUMER' | 'AGENT';
  readonly cause?: string | null;
}

/** Closes a dialog that is open. */
export function closeDialog(dialog: Dialog, { by, cause = null }: Closing, at: number): void {
  if (dialog.state === 'CLOSE') return;
  dialog.state = 'CLOSE';
  dialog.endTs = at;
  dialog.metaDataLastUpdateTs = at;
  dialog.closedBy = by;
  dialog.closedCause = cause;
}

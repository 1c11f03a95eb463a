import type { Dialog } from '../conversations/dialog.js';

/** A dialog inside the state of its conversation (GUIDE, PCS). */
export const dialogDetails = (dialog: Dialog): Readonly<Record<string, unknown>> => ({
  dialogId: dialog.id,
  participantsDetails: dialog.participants,
  dialogType: dialog.type,
  channelType: 'MESSAGING',
  ...(dialog.metaData === null ? {} : { metaData: dialog.metaData }),
  state: dialog.state,
  creationTs: dialog.creationTs,
  ...(dialog.endTs === null ? {} : { endTs: dialog.endTs }),
  metaDataLastUpdateTs: dialog.metaDataLastUpdateTs,
  ...(dialog.closedBy === null ? {} : { closedBy: dialog.closedBy }),
});

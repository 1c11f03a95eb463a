import { closeConversation } from '../conversations/close-conversation.js';
import { closeMainDialog } from '../conversations/close-main-dialog.js';
import { isRecord } from '../values/is-record.js';
import { closedRefusal } from './closed-refusal.js';
import type { FieldChange } from './field-change.js';
import { ItemRefusal } from './item-refusal.js';

/**
 * `DialogChange`: closes the main dialog, which lets a survey open, or the survey, which ends everything
 * (PCS).
 */
export const changeDialog: FieldChange = (parts, conversation, field) => {
  const wanted = isRecord(field['dialog']) ? field['dialog'] : {};
  if (field['type'] !== 'UPDATE' || wanted['state'] !== 'CLOSE') {
    throw new ItemRefusal('Bad Request, a dialog can only be updated to CLOSE');
  }
  const dialog = conversation.dialogs.find(({ id }) => id === wanted['dialogId']);
  if (!dialog) throw new ItemRefusal('Bad Request, Dialog does not exist');
  if (dialog.state === 'CLOSE') throw closedRefusal();
  const cause = typeof wanted['closedCause'] === 'string' ? wanted['closedCause'] : null;
  const close = dialog.type === 'MAIN' ? closeMainDialog : closeConversation;
  close(parts, conversation, { by: 'CONSUMER', cause });
  return 'OK Conversation resolved successfully';
};

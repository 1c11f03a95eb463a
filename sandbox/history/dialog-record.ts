import type { Conversation } from '../conversations/conversation.js';
import type { Dialog } from '../conversations/dialog.js';
import { historyTime } from './history-time.js';
import { statusAt } from './status-at.js';

/** A dialog as history tells it (MHIST). */
export function dialogRecord(
  { skillId }: Conversation,
  dialog: Dialog,
  horizon: number,
): Readonly<Record<string, unknown>> {
  const status = statusAt(dialog, horizon);
  const end =
    status === 'CLOSE' && dialog.endTs !== null
      ? {
          endTime: historyTime(dialog.endTs),
          endTimeL: dialog.endTs,
          closeReason: dialog.closedBy,
          closeReasonDescription: 'MANUAL_CLOSE',
        }
      : {};
  return {
    dialogId: dialog.id,
    status,
    dialogType: dialog.type,
    dialogChannelType: 'MESSAGING',
    startTime: historyTime(dialog.creationTs),
    startTimeL: dialog.creationTs,
    ...end,
    skillId: Number(skillId),
    skillName: skillId === '-1' ? 'Unassigned' : skillId,
  };
}

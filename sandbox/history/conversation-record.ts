import type { Conversation } from '../conversations/conversation.js';
import { mainDialogOf } from '../conversations/main-dialog-of.js';
import type { Place } from '../conversations/place.js';
import { dialogRecord } from './dialog-record.js';
import type { HistoryParts } from './history-parts.js';
import { historyTime } from './history-time.js';
import { infoRecord } from './info-record.js';
import { messageRecord } from './message-record.js';
import { agentRecord, consumerRecord } from './participant-record.js';
import { messageStatusRecords } from './status-record.js';

/** What history tells of a conversation as of a horizon: nothing that happened after it (MHIST). */
export function conversationRecord(
  parts: HistoryParts,
  conversation: Conversation,
  horizon: number,
): Readonly<Record<string, unknown>> {
  const entries = conversation.dialogs.flatMap((dialog) =>
    dialog.events.filter(({ at }) => at <= horizon).map((entry) => ({ dialog, entry })),
  );
  const messages = entries.filter(({ entry }) => entry.event.type !== 'AcceptStatusEvent');
  const receipts = entries.filter(({ entry }) => entry.event.type === 'AcceptStatusEvent');
  const agents = conversation.participants.filter(({ role }) => role === 'ASSIGNED_AGENT');
  const main: Place = { conversation, dialog: mainDialogOf(conversation) };
  return {
    info: infoRecord(conversation, parts.settings.current.agentName, horizon),
    ...(conversation.campaignInfo ? { campaign: campaignRecord(conversation.campaignInfo) } : {}),
    messageRecords: messages.map(({ dialog, entry }) => messageRecord(conversation.id, dialog.id, entry)),
    agentParticipants: agents.map(({ id }) => agentRecord(main, id, parts.settings.current.agentName)),
    consumerParticipants: [consumerRecord(main, parts.profiles.find(conversation))],
    transfers: transferRecords(conversation, horizon),
    dialogs: conversation.dialogs
      .filter(({ creationTs }) => creationTs <= horizon)
      .map((dialog) => dialogRecord(conversation, dialog, horizon)),
    messageStatuses: receipts.flatMap(({ dialog, entry }) =>
      messageStatusRecords(conversation.id, dialog.id, entry),
    ),
  };
}

const campaignRecord = ({ campaignId, engagementId }: Readonly<Record<string, unknown>>) => ({
  campaignEngagementId: String(engagementId),
  campaignId: String(campaignId),
});

const transferRecords = ({ id, transfers }: Conversation, horizon: number) =>
  transfers
    .filter(({ at }) => at <= horizon)
    .map(({ at, fromSkillId, toSkillId, agentId }) => ({
      timeL: at,
      time: historyTime(at),
      assignedAgentId: 'null',
      targetSkillId: Number(toSkillId),
      reason: 'Skill',
      by: agentId ?? 'null',
      sourceSkillId: Number(fromSkillId),
      sourceAgentId: agentId ?? 'null',
      dialogId: id,
    }));

import type { Conversation } from '../conversations/conversation.js';
import { mainDialogOf } from '../conversations/main-dialog-of.js';
import { historyTime } from './history-time.js';
import { statusAt } from './status-at.js';

/**
 * The `info` of a record: `status` is that of the main dialog, `fullDialogStatus` that of the whole conversation with
 * its survey; skills are numbers here (MHIST).
 */
export function infoRecord(
  conversation: Conversation,
  agentName: string,
  horizon: number,
): Readonly<Record<string, unknown>> {
  const main = mainDialogOf(conversation);
  const agent = conversation.participants.find(({ role }) => role === 'ASSIGNED_AGENT');
  const status = statusAt(main, horizon);
  const rate = conversation.csat?.['csatRate'];
  return {
    ...timesOf(conversation, main.endTs, horizon),
    conversationId: conversation.id,
    brandId: conversation.accountId,
    ...(agent
      ? { latestAgentId: agent.id, latestAgentNickname: agentName, latestAgentFullName: agentName }
      : {}),
    latestSkillId: Number(conversation.skillId),
    latestSkillName: conversation.skillId === '-1' ? 'Unassigned' : conversation.skillId,
    source: 'APP',
    ...(status === 'CLOSE'
      ? { closeReason: conversation.closeReason, closeReasonDescription: 'MANUAL_CLOSE' }
      : {}),
    status,
    fullDialogStatus: statusAt(conversation, horizon),
    ...(rate === undefined ? {} : { csatRate: rate }),
    isPartial: false,
  };
}

function timesOf(conversation: Conversation, mainEndTs: number | null, horizon: number) {
  const { startTs, endTs } = conversation;
  const ends: [string, number | null][] = [
    ['conversationEndTime', mainEndTs],
    ['endTime', endTs],
    ['fullDialogEndTime', endTs],
  ];
  const known = ends.flatMap(([name, at]) =>
    at !== null && at <= horizon
      ? [
          [name, historyTime(at)],
          [`${name}L`, at],
        ]
      : [],
  );
  return {
    startTime: historyTime(startTs),
    startTimeL: startTs,
    ...(Object.fromEntries(known) as Record<string, string | number>),
    duration: Math.min(endTs ?? horizon, horizon) - startTs,
  };
}

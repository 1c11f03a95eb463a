import type { Place } from '../conversations/place.js';
import { isRecord } from '../values/is-record.js';
import { historyTime } from './history-time.js';

/** An agent of a conversation as history tells it (MHIST). */
export const agentRecord = ({ conversation, dialog }: Place, agentId: string, name: string) => ({
  agentFullName: name,
  agentNickname: name,
  agentLoginName: name,
  agentId,
  userType: '1',
  userTypeName: 'Human',
  role: 'AGENT',
  time: historyTime(conversation.startTs),
  timeL: conversation.startTs,
  permission: 'ASSIGNED_AGENT',
  dialogId: dialog.id,
});

/** The consumer of a conversation as history tells it, with the names of its profile (MHIST). */
export function consumerRecord({ conversation, dialog }: Place, profile: Readonly<Record<string, unknown>>) {
  const data = profile['authenticatedData'];
  const sdes = isRecord(data) && Array.isArray(data['lp_sdes']) ? data['lp_sdes'].filter(isRecord) : [];
  const personal = sdes.find((sde) => sde['type'] === 'personal')?.['personal'];
  const names = isRecord(personal) ? personal : {};
  const firstName = profile['firstName'] ?? names['firstname'] ?? 'Visitor';
  return {
    participantId: conversation.consumerId,
    firstName,
    lastName: profile['lastName'] ?? names['lastname'] ?? '',
    time: historyTime(conversation.startTs),
    timeL: conversation.startTs,
    consumerName: firstName,
    dialogId: dialog.id,
  };
}

import { readFixture } from '../../support/read-fixture.js';

/** A record of history, as far as tests change it. */
export interface HistoryRecord {
  info: Record<string, unknown>;
  messageRecords?: Record<string, unknown>[];
  messageStatuses?: Record<string, unknown>[];
  agentParticipants?: Record<string, unknown>[];
  consumerParticipants?: Record<string, unknown>[];
  dialogs?: Record<string, unknown>[];
}

/** LivePerson's sample of an answer with one record. */
export async function historyAnswer(): Promise<{ conversationHistoryRecords: [HistoryRecord] }> {
  const answer = await readFixture('history.conversation-records.response', '12345678');
  return answer as { conversationHistoryRecords: [HistoryRecord] }; // the sample is known
}

/** LivePerson's sample record, changed. */
export async function historyRecord(
  change: (record: HistoryRecord) => void = () => undefined,
): Promise<HistoryRecord> {
  const [record] = (await historyAnswer()).conversationHistoryRecords;
  change(record);
  return record;
}

/** A message record like those of the sample. */
export function messageRecord(over: Record<string, unknown>): Record<string, unknown> {
  return {
    type: 'TEXT_PLAIN',
    messageData: { msg: { text: 'text' } },
    messageId: 'ms::conv:c::msg:0',
    seq: 0,
    dialogId: 'c',
    participantId: 'p',
    timeL: 1_472_483_659_564,
    audience: 'ALL',
    sentBy: 'Consumer',
    ...over,
  };
}

import type { DialogEvent } from '../conversations/dialog-event.js';
import { historyTime } from './history-time.js';
import { messageIdOf } from './message-id-of.js';

/** One record for each message that a receipt is about (MHIST). */
export function messageStatusRecords(
  conversationId: string,
  dialogId: string,
  { at, originator, event }: DialogEvent,
): readonly Readonly<Record<string, unknown>>[] {
  const sequences = event['sequenceList'] as readonly number[]; // A receipt has its list.
  return sequences.map((seq) => ({
    messageId: messageIdOf(conversationId, dialogId, seq),
    seq,
    time: historyTime(at),
    timeL: at,
    participantId: originator.id,
    participantType: originator.role === 'CONSUMER' ? 'Consumer' : 'Agent',
    messageDeliveryStatus: event['status'],
    dialogId,
  }));
}

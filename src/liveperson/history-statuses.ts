import type { MessageStatus } from './message.js';
import { bestStatus, readMessageStatus } from './message-status.js';
import type { StatusOf } from './read-history-message.js';
import { readText, readWhole } from './read-values.js';
import type { WireObject } from './read-values.js';

/**
 * How far each message of a record got, from its `messageStatuses` (MHIST). Only the other side's receipts count. A
 * receipt names its message by `messageId`, and by dialog and `seq`, which the table of MHIST does not have; either will do.
 */
export function historyStatuses(receipts: readonly WireObject[]): StatusOf {
  const byMessage = new Map<string, WireObject[]>();
  for (const receipt of receipts) {
    for (const name of namesOf(receipt)) {
      const known = byMessage.get(name);
      if (known === undefined) byMessage.set(name, [receipt]);
      else known.push(receipt);
    }
  }
  return (record) => {
    const about = namesOf(record).flatMap((name) => byMessage.get(name) ?? []);
    const others = about.filter(({ participantType }) => !isSameSide(participantType, record['sentBy']));
    return bestStatus(others.flatMap(statusOf));
  };
}

function namesOf(record: WireObject): readonly string[] {
  const messageId = readText(record['messageId']);
  const dialogId = readText(record['dialogId']);
  const sequence = readWhole(record['seq']);
  const place = dialogId === undefined || sequence === undefined ? [] : [`${dialogId} ${sequence}`];
  return messageId === undefined ? place : [messageId, ...place];
}

function isSameSide(participantType: unknown, sentBy: unknown): boolean {
  return readText(participantType)?.toUpperCase() === readText(sentBy)?.toUpperCase();
}

function statusOf({ messageDeliveryStatus }: WireObject): readonly MessageStatus[] {
  const status = readMessageStatus(messageDeliveryStatus);
  return status === undefined ? [] : [status];
}

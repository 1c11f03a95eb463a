import type { MessageStatus } from './message.js';

/** From the one that says least, true of every message, to the one that says most: NACKED where nobody got further. */
const order: readonly MessageStatus[] = ['SENT', 'NACKED', 'ACCEPTED', 'READ', 'ACCESSED'];

const byWord: ReadonlyMap<string, MessageStatus> = new Map([
  ['SENT', 'SENT'],
  ['ACCEPT', 'ACCEPTED'],
  ['READ', 'READ'],
  ['ACCESS', 'ACCESSED'],
  ['NACK', 'NACKED'],
]);

/** What a receipt says of its messages; undefined for ACTION and words yet to come (SEND, MHIST). */
export function readMessageStatus(word: unknown): MessageStatus | undefined {
  return typeof word === 'string' ? byWord.get(word.toUpperCase()) : undefined;
}

/** How far a message got by all its receipts; SENT without any. */
export function bestStatus(receipts: readonly MessageStatus[]): MessageStatus {
  const best = Math.max(...receipts.map((status) => order.indexOf(status)));
  return order[best] ?? 'SENT';
}

import type { PublishedEvent } from '../conversations/dialog-event.js';
import { asList } from '../values/as-list.js';
import { ItemRefusal } from './item-refusal.js';

const statuses = ['ACCEPT', 'READ', 'ACCESS', 'NACK', 'ACTION'];

/** Reads a receipt: a status, and the numbers of the messages it is about (SEND). */
export function acceptStatusEvent(event: Readonly<Record<string, unknown>>): PublishedEvent {
  const status = event['status'];
  if (typeof status !== 'string' || !statuses.includes(status)) {
    throw new ItemRefusal(`Bad Request, status must be one of ${statuses.join(', ')}`);
  }
  const sequenceList = asList(event['sequenceList']);
  if (sequenceList.length === 0 || !sequenceList.every(isSequence)) {
    throw new ItemRefusal('Bad Request, sequenceList must be a list of whole numbers');
  }
  return { type: 'AcceptStatusEvent', status, sequenceList };
}

const isSequence = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

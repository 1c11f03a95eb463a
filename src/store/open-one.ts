import type { ConversationRecord } from './conversation-store.js';

/** Whether a record makes a conversation its consumer's open one, as it was not before. */
export function mayOpen(record: ConversationRecord, before: ConversationRecord | undefined): boolean {
  if (record.stage !== 'OPEN' || record.lpConsumerId === '') return false;
  return (
    before?.stage !== 'OPEN' ||
    before.lpConsumerId !== record.lpConsumerId ||
    before.startedAt !== record.startedAt
  );
}

/** The record of a conversation of whose end only the next one tells. */
export function closed(record: ConversationRecord): ConversationRecord {
  return { ...record, state: 'CLOSE', stage: 'CLOSE' };
}

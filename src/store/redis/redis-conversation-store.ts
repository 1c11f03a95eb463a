import { beginRecord } from '../begin-record.js';
import type { ConversationKey, ConversationRecord, ConversationStore } from '../conversation-store.js';
import { mergeRecord } from '../merge-record.js';
import type { RedisRecords } from './redis-records.js';

/** Records of conversations in Redis. */
export class RedisConversationStore implements ConversationStore {
  constructor(private readonly records: RedisRecords) {}

  async put(record: ConversationRecord): Promise<void> {
    await this.records.change(record, [], (known) => ({
      record: mergeRecord(known.record, record),
      facts: [],
    }));
  }

  async begin(opened: ConversationRecord): Promise<ConversationRecord> {
    let record = opened;
    await this.records.change(opened, [], (known) => {
      record = beginRecord(known.record, opened);
      return { record, facts: [] };
    });
    return record;
  }

  getMany(keys: readonly ConversationKey[]): Promise<readonly (ConversationRecord | undefined)[]> {
    return this.records.getMany(keys);
  }

  listOf(accountId: string, lpConsumerId: string): Promise<readonly ConversationRecord[]> {
    return this.records.listOf(accountId, lpConsumerId);
  }

  findOpen(accountId: string, lpConsumerId: string): Promise<ConversationRecord | undefined> {
    return this.records.findOpen(accountId, lpConsumerId);
  }
}

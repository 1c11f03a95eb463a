import { beginRecord } from '../begin-record.js';
import type { ConversationKey, ConversationRecord, ConversationStore } from '../conversation-store.js';
import { mergeRecord } from '../merge-record.js';
import type { KnownState } from './known-state.js';
import type { Plan } from './plan.js';
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
    const plan = (known: KnownState): Plan => {
      record = beginRecord(known.record, opened);
      return { record, facts: [] };
    };
    await this.records.change(opened, [], plan, { isNew: true });
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

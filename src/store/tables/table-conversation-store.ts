import { beginRecord } from '../begin-record.js';
import type { ConversationKey, ConversationRecord, ConversationStore } from '../conversation-store.js';
import type { Ending } from '../idempotency-store.js';
import { mergeRecord } from '../merge-record.js';
import type { Keys } from './keys.js';
import type { Ledger } from './ledger.js';
import type { Writer } from './table.js';

/** Records of conversations in tables. */
export class TableConversationStore implements ConversationStore {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: Keys,
    private readonly writer: Writer,
  ) {}

  put(record: ConversationRecord): Promise<void> {
    const { owners } = this.ledger;
    return this.writer.write(
      () => this.ledger.change(record, (kept) => owners.withRecord(kept, mergeRecord(kept.record, record))),
      'grow',
    );
  }

  begin(opened: ConversationRecord, ending?: Ending<ConversationRecord>): Promise<ConversationRecord> {
    const { owners } = this.ledger;
    return this.writer.write(() => {
      let record = opened;
      this.ledger.change(opened, (kept) => {
        record = beginRecord(kept.record, opened);
        return owners.withRecord(kept, record);
      });
      if (ending !== undefined)
        this.keys.settle(ending.key, { kind: 'value', value: ending.valueOf(record) }, undefined);
      return record;
    }, 'grow');
  }

  getMany(keys: readonly ConversationKey[]): Promise<readonly (ConversationRecord | undefined)[]> {
    return Promise.resolve(keys.map((key) => this.ledger.get(key)?.record));
  }

  listOf(accountId: string, lpConsumerId: string): Promise<readonly ConversationRecord[]> {
    return Promise.resolve(this.ledger.owners.listOf(accountId, lpConsumerId));
  }

  findOpen(accountId: string, lpConsumerId: string): Promise<ConversationRecord | undefined> {
    return Promise.resolve(this.ledger.owners.findOpen(accountId, lpConsumerId));
  }
}

import type { ConversationRecord } from '../conversation-store.js';
import { closed, mayOpen } from '../open-one.js';
import { below, tableKey } from './table-key.js';
import type { KeptConversation, Tables } from './tables.js';

/** A consumer has one open conversation: it is among its newest. */
const newest = 20;

/** Which conversations a consumer has, and which conversation a dialog belongs to. */
export class Owners {
  constructor(private readonly tables: Tables) {}

  /** Conversations of a consumer, newest first. */
  listOf(accountId: string, lpConsumerId: string, limit?: number): ConversationRecord[] {
    const range = { ...below(accountId, lpConsumerId), reverse: true };
    const owned = this.tables.owned.range(limit === undefined ? range : { ...range, limit });
    const records = owned.map(({ value }) => this.#kept(accountId, value)?.record);
    return records.filter((record) => record !== undefined);
  }

  findOpen(accountId: string, lpConsumerId: string): ConversationRecord | undefined {
    return this.listOf(accountId, lpConsumerId, newest).find(({ stage }) => stage === 'OPEN');
  }

  conversationOf(accountId: string, dialogId: string): string | undefined {
    return this.tables.dialogs.get(tableKey(accountId, dialogId));
  }

  /** The conversation with its record replaced, and both indexes true to it; it is not saved yet. */
  withRecord(kept: KeptConversation, given: ConversationRecord): KeptConversation {
    const record = mayOpen(given, kept.record) ? this.#onlyOpenOne(given) : given;
    this.#own(record, kept.record);
    const told = (record.dialogs ?? []).map(({ id }) => id).filter((id) => !kept.dialogIds.includes(id));
    for (const id of told) this.tables.dialogs.put(tableKey(record.accountId, id), record.id);
    return { ...kept, record, dialogIds: [...kept.dialogIds, ...told] };
  }

  forget({ key, record, dialogIds }: KeptConversation): void {
    if (record !== undefined) this.#disown(record);
    for (const dialogId of dialogIds) {
      const dialogKey = tableKey(key.accountId, dialogId);
      if (this.tables.dialogs.get(dialogKey) === key.id) this.tables.dialogs.remove(dialogKey);
    }
  }

  /** Of two that are said to be open, the one that began later is: word of the other's end has not come. */
  #onlyOpenOne(record: ConversationRecord): ConversationRecord {
    const others = this.listOf(record.accountId, record.lpConsumerId, newest).filter(
      ({ id, stage }) => id !== record.id && stage === 'OPEN',
    );
    if (others.some(({ startedAt }) => startedAt > record.startedAt)) return closed(record);
    for (const other of others) {
      const kept = this.#kept(other.accountId, other.id);
      const key = tableKey(other.accountId, other.id);
      if (kept !== undefined) this.tables.conversations.put(key, { ...kept, record: closed(other) });
    }
    return record;
  }

  #kept(accountId: string, id: string): KeptConversation | undefined {
    return this.tables.conversations.get(tableKey(accountId, id));
  }

  #own(record: ConversationRecord, before: ConversationRecord | undefined): void {
    if (before !== undefined && ownedKey(before) === ownedKey(record)) return;
    if (before !== undefined) this.#disown(before);
    if (record.lpConsumerId !== '') this.tables.owned.put(ownedKey(record), record.id);
  }

  #disown(record: ConversationRecord): void {
    if (record.lpConsumerId !== '') this.tables.owned.remove(ownedKey(record));
  }
}

function ownedKey({ accountId, lpConsumerId, startedAt, id }: ConversationRecord): string {
  return tableKey(accountId, lpConsumerId, startedAt, id);
}

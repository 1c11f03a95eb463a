import type { ConversationRecord } from '../conversation-store.js';
import { closed, mayOpen } from '../open-one.js';
import { below, tableKey } from './table-key.js';
import type { KeptConversation, Tables } from './tables.js';

/** Which conversations a consumer has, and which conversation a dialog belongs to. */
export class Owners {
  constructor(private readonly tables: Tables) {}

  /** Conversations of a consumer, newest first. */
  listOf(accountId: string, lpConsumerId: string): ConversationRecord[] {
    const owned = this.tables.owned.range({ reverse: true, ...below(accountId, lpConsumerId) });
    return owned
      .map(({ value }) => this.#kept(accountId, value)?.record)
      .filter((record) => record !== undefined);
  }

  findOpen(accountId: string, lpConsumerId: string): ConversationRecord | undefined {
    const id = this.tables.open.get(tableKey(accountId, lpConsumerId));
    return id === undefined ? undefined : this.#kept(accountId, id)?.record;
  }

  conversationOf(accountId: string, dialogId: string): string | undefined {
    return this.tables.dialogs.get(tableKey(accountId, dialogId));
  }

  /** The conversation with its record replaced, and the indexes true to it; it is not saved yet. */
  withRecord(kept: KeptConversation, given: ConversationRecord): KeptConversation {
    const record = mayOpen(given, kept.record) ? this.#onlyOpenOne(given) : given;
    this.#own(record, kept.record);
    const told = (record.dialogs ?? []).map(({ id }) => id).filter((id) => !kept.dialogIds.includes(id));
    for (const id of told) this.tables.dialogs.put(tableKey(record.accountId, id), record.id);
    return { ...kept, record, dialogIds: told.length > 0 ? [...kept.dialogIds, ...told] : kept.dialogIds };
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
    const { accountId, lpConsumerId } = record;
    const other = this.findOpen(accountId, lpConsumerId);
    if (other === undefined || other.id === record.id) return record;
    if (other.startedAt > record.startedAt) return closed(record);
    const kept = this.#kept(accountId, other.id);
    if (kept !== undefined)
      this.tables.conversations.put(tableKey(accountId, other.id), { ...kept, record: closed(other) });
    return record;
  }

  #kept(accountId: string, id: string): KeptConversation | undefined {
    return this.tables.conversations.get(tableKey(accountId, id));
  }

  #own(record: ConversationRecord, before: ConversationRecord | undefined): void {
    // Most of what is told changes neither: then nothing is written, and no key is made.
    const isSame = before?.lpConsumerId === record.lpConsumerId && before.startedAt === record.startedAt;
    if (before !== undefined && !isSame) this.#disown(before);
    if (record.lpConsumerId === '') return;
    if (!isSame) this.tables.owned.put(ownedKey(record), record.id);
    if (mayOpen(record, before)) this.tables.open.put(openKey(record), record.id);
    else if (record.stage !== 'OPEN' && before?.stage === 'OPEN') this.#notOpen(record);
  }

  #disown(record: ConversationRecord): void {
    if (record.lpConsumerId === '') return;
    this.tables.owned.remove(ownedKey(record));
    this.#notOpen(record);
  }

  #notOpen(record: ConversationRecord): void {
    const key = openKey(record);
    if (this.tables.open.get(key) === record.id) this.tables.open.remove(key);
  }
}

function openKey({ accountId, lpConsumerId }: ConversationRecord): string {
  return tableKey(accountId, lpConsumerId);
}

function ownedKey({ accountId, lpConsumerId, startedAt, id }: ConversationRecord): string {
  return tableKey(accountId, lpConsumerId, startedAt, id);
}

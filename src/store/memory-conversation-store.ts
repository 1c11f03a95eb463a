import type { ConversationKey, ConversationRecord, ConversationStore } from './conversation-store.js';

/** Conversations in the memory of one process, bounded: the oldest makes room. They are gone after a restart. */
export class MemoryConversationStore implements ConversationStore {
  readonly #records = new Map<string, ConversationRecord>();
  readonly #openIds = new Map<string, string>();
  readonly #idsOf = new Map<string, Set<string>>();

  constructor(private readonly maxRecords: number) {}

  put(record: ConversationRecord): Promise<void> {
    const before = this.#records.get(recordKey(record));
    if (before !== undefined && before.lpConsumerId !== record.lpConsumerId) this.#unindex(before);
    const open = this.#open(record.accountId, record.lpConsumerId);
    if (record.stage === 'CLOSE' || open === undefined || open.id === record.id) this.#write(record);
    else {
      // Of two that are said to be open, the one that began later is: word of the other's end has not come.
      const [older, newer] = open.startedAt > record.startedAt ? [record, open] : [open, record];
      this.#write({ ...older, state: 'CLOSE', stage: 'CLOSE' });
      this.#write(newer);
    }
    this.#trim();
    return Promise.resolve();
  }

  getMany(keys: readonly ConversationKey[]): Promise<readonly (ConversationRecord | undefined)[]> {
    return Promise.resolve(keys.map((key) => this.#records.get(recordKey(key))));
  }

  listOf(accountId: string, lpConsumerId: string): Promise<readonly ConversationRecord[]> {
    const ids = this.#idsOf.get(ownerKey(accountId, lpConsumerId)) ?? new Set<string>();
    const records = [...ids].map((id) => this.#records.get(recordKey({ accountId, id })));
    const known = records.filter((record) => record !== undefined);
    return Promise.resolve(known.sort((a, b) => b.startedAt - a.startedAt));
  }

  findOpen(accountId: string, lpConsumerId: string): Promise<ConversationRecord | undefined> {
    return Promise.resolve(this.#open(accountId, lpConsumerId));
  }

  #open(accountId: string, lpConsumerId: string): ConversationRecord | undefined {
    const id = this.#openIds.get(ownerKey(accountId, lpConsumerId));
    return id === undefined ? undefined : this.#records.get(recordKey({ accountId, id }));
  }

  #write(record: ConversationRecord): void {
    this.#records.set(recordKey(record), record);
    // A conversation whose consumer nobody has told is nobody's.
    if (record.lpConsumerId === '') return;
    const owner = ownerKey(record.accountId, record.lpConsumerId);
    this.#idsOf.set(owner, (this.#idsOf.get(owner) ?? new Set()).add(record.id));
    if (record.stage === 'OPEN') this.#openIds.set(owner, record.id);
    else if (this.#openIds.get(owner) === record.id) this.#openIds.delete(owner);
  }

  #unindex({ accountId, lpConsumerId, id }: ConversationRecord): void {
    const owner = ownerKey(accountId, lpConsumerId);
    const ids = this.#idsOf.get(owner);
    ids?.delete(id);
    if (ids?.size === 0) this.#idsOf.delete(owner);
    if (this.#openIds.get(owner) === id) this.#openIds.delete(owner);
  }

  #trim(): void {
    for (const [key, record] of this.#records) {
      if (this.#records.size <= this.maxRecords) return;
      this.#records.delete(key);
      this.#unindex(record);
    }
  }
}

// Neither account ids nor participant ids contain a space.
const recordKey = ({ accountId, id }: ConversationKey): string => `${accountId} ${id}`;
const ownerKey = (accountId: string, lpConsumerId: string): string => `${accountId} ${lpConsumerId}`;

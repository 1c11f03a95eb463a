import type { ConversationKey } from '../conversation-store.js';
import { addForgotten, nothingForgotten } from '../forgotten.js';
import type { ForgettableConsumer, Forgotten } from '../forgotten.js';
import type { StoreOptions } from '../store-set.js';
import { Letters } from './letters.js';
import { Logs, floorOf } from './logs.js';
import { Owners } from './owners.js';
import { below, tableKey } from './table-key.js';
import type { KeptConversation, Tables } from './tables.js';

/** Most conversations that one write makes room by, or looks at because their time has come. */
const mostVisited = 4;
/** How often writes look for those. */
const visitEveryMs = 100;
/** How exact it is kept when something was last heard of a conversation. */
const heardToMs = 60_000;

/** Conversations with all that belongs to them, changed in jobs of a writer. */
export class Ledger {
  readonly owners: Owners;
  readonly logs: Logs;
  readonly letters: Letters;
  #visitedAt = 0;

  constructor(
    readonly tables: Tables,
    private readonly options: StoreOptions,
  ) {
    this.owners = new Owners(tables);
    this.logs = new Logs(tables, options.retention);
    this.letters = new Letters(tables, options.maxMessagesEach);
  }

  get(key: ConversationKey): KeptConversation | undefined {
    return this.tables.conversations.get(tableKey(key.accountId, key.id));
  }

  /**
   * Writes what `change` makes of a conversation, or of the beginning of one, of which something was heard just now;
   * nothing when it makes nothing. Does a piece of what retention asks.
   */
  change(key: ConversationKey, change: (kept: KeptConversation) => KeptConversation | undefined): void {
    const before = this.get(key);
    const kept = change(before ?? this.#begin(key));
    if (kept === undefined) return;
    const now = this.options.now();
    const heardAt = now - kept.heardAt < heardToMs ? kept.heardAt : now;
    const dueAt = kept.entries > 0 ? kept.dueAt : this.#forgetAt(heardAt);
    this.#write({ ...kept, heardAt, dueAt }, before);
    if (before === undefined) {
      this.#makeRoom(key, this.#count(key.accountId, 1));
    }
    if (Math.abs(now - this.#visitedAt) < visitEveryMs) return;
    this.#visitedAt = now;
    this.visitDue(mostVisited);
  }

  /** Does what retention asks of the conversations whose time has come; answers with how many there were. */
  visitDue(limit: number): number {
    const due = this.tables.due.range({ from: '0', to: tableKey(this.options.now() + 1), limit });
    for (const { key, value } of due) {
      const kept = this.get(value);
      if (kept === undefined) this.tables.due.remove(key);
      else this.#visit(kept);
    }
    return due.length;
  }

  /** Forgets at most so many conversations of a consumer, with what their dialogs were told before they were known. */
  forgetOwned(
    { accountId, lpConsumerId }: ForgettableConsumer,
    limit: number,
  ): { readonly ids: readonly string[]; readonly forgotten: Forgotten } {
    const owned = this.tables.owned.range({ limit, ...below(accountId, lpConsumerId) });
    const ids = owned.map(({ value }) => value);
    let forgotten = nothingForgotten;
    for (const { key, value: id } of owned) {
      const dialogIds = this.get({ accountId, id })?.dialogIds ?? [];
      for (const each of new Set([id, ...dialogIds])) {
        const kept = this.get({ accountId, id: each });
        // A dialog that is another's conversation is not this consumer's.
        if (kept === undefined || ![lpConsumerId, '', undefined].includes(kept.record?.lpConsumerId))
          continue;
        this.#forget(kept);
        const { entries: events, messages } = kept;
        forgotten = addForgotten(forgotten, { conversations: 1, events, messages, outcomes: 0 });
      }
      this.tables.owned.remove(key);
    }
    return { ids, forgotten };
  }

  #begin({ accountId, id }: ConversationKey): KeptConversation {
    const base = floorOf(this.options.now());
    return {
      key: { accountId, id },
      base,
      head: base,
      removed: 0,
      entries: 0,
      messages: 0,
      heardAt: 0,
      dueAt: 0,
      dialogIds: [],
      record: undefined,
    };
  }

  #visit(kept: KeptConversation): void {
    const now = this.options.now();
    const trimmed = this.logs.trim(kept, now);
    const forgetAt = this.#forgetAt(kept.heardAt);
    if (trimmed.entries > 0) this.#write(trimmed, kept);
    else if (forgetAt > now) this.#write({ ...trimmed, dueAt: forgetAt }, kept);
    else this.#forget(trimmed, kept.dueAt);
  }

  #forgetAt(heardAt: number): number {
    const { forgetAfterMs, retention } = this.options;
    return heardAt + Math.max(forgetAfterMs, retention.maxAgeMs);
  }

  /** Those that are silent longest make room. */
  #makeRoom(newcomer: ConversationKey, count: number): void {
    const { accountId } = newcomer;
    const excess = Math.min(count - this.options.retention.maxConversationsEach, mostVisited);
    if (excess <= 0) return;
    const silent = this.tables.silent.range({ limit: excess + 1, ...below(accountId) });
    const others = silent.filter(({ value }) => value !== newcomer.id).slice(0, excess);
    for (const { value: id } of others) {
      const kept = this.get({ accountId, id });
      if (kept !== undefined) this.#forget(kept);
    }
  }

  #write(kept: KeptConversation, before: KeptConversation | undefined): void {
    const { accountId, id } = kept.key;
    if (before?.heardAt !== kept.heardAt) {
      if (before !== undefined) this.tables.silent.remove(silentKey(before));
      this.tables.silent.put(silentKey(kept), id);
    }
    if (before?.dueAt !== kept.dueAt) {
      if (before !== undefined) this.tables.due.remove(dueKey(before));
      this.tables.due.put(dueKey(kept), kept.key);
    }
    this.tables.conversations.put(tableKey(accountId, id), kept);
  }

  #forget(kept: KeptConversation, dueAt = kept.dueAt): void {
    this.logs.forget(kept);
    this.letters.forget(kept);
    this.owners.forget(kept);
    this.tables.silent.remove(silentKey(kept));
    this.tables.due.remove(dueKey({ key: kept.key, dueAt }));
    this.tables.conversations.remove(tableKey(kept.key.accountId, kept.key.id));
    this.#count(kept.key.accountId, -1);
  }

  /** Counts conversations of an account; answers with how many there are. */
  #count(accountId: string, by: number): number {
    const key = tableKey(accountId);
    const count = (this.tables.accounts.get(key) ?? 0) + by;
    if (count > 0) this.tables.accounts.put(key, count);
    else this.tables.accounts.remove(key);
    return count;
  }
}

function silentKey({ key: { accountId, id }, heardAt }: KeptConversation): string {
  return tableKey(accountId, heardAt, id);
}

function dueKey({ key: { accountId, id }, dueAt }: Pick<KeptConversation, 'key' | 'dueAt'>): string {
  return tableKey(dueAt, accountId, id);
}

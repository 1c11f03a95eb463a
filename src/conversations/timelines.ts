import type { Accounts } from '../config/account.js';
import type { ConversationReads } from '../connector/conversation-reads.js';
import type { LivePersonMessage } from '../liveperson/message.js';
import type { ConversationKey, ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import type { MessageStore } from '../store/message-store.js';
import { mergeMessages } from './merge-messages.js';
import type { Asking } from './post-office.js';
import type { Readings } from './readings.js';

/** What reading messages stands on. */
export interface TimelinesParts {
  readonly accounts: Accounts;
  readonly reads: ConversationReads;
  readonly readings: Readings;
  readonly store: ConversationStore;
  readonly messages: MessageStore;
}

/** The messages of a conversation that its consumer may see. */
export interface Timeline {
  /** In LivePerson's order. */
  readonly messages: readonly LivePersonMessage[];
  /** False when LivePerson's read APIs could not be asked: then there is only what passed through the gateway. */
  readonly isComplete: boolean;
}

/** Messages: the gateway's own record, completed from LivePerson's read APIs. */
export class Timelines {
  constructor(private readonly parts: TimelinesParts) {}

  /** Timelines of conversations that the caller was shown, in the order of the keys; one question for each account at the most. */
  async getMany(keys: readonly ConversationKey[], asking: Asking): Promise<Timeline[]> {
    const [own, found] = await Promise.all([this.parts.messages.list(keys), this.parts.store.getMany(keys)]);
    const records = found.filter((record) => record !== undefined);
    const accountIds = [...new Set(records.map((record) => record.accountId))];
    const told = new Map<string, readonly LivePersonMessage[]>();
    await Promise.all(
      accountIds.map((id) =>
        this.#ask(
          records.filter((record) => record.accountId === id),
          told,
          asking,
        ),
      ),
    );
    return keys.map((key, index) => {
      const messages = told.get(keyOf(key));
      const lists = [own[index] ?? [], messages ?? []];
      return {
        messages: mergeMessages(lists, found[index]?.dialogs ?? []),
        isComplete: messages !== undefined,
      };
    });
  }

  async #ask(
    records: readonly ConversationRecord[],
    told: Map<string, readonly LivePersonMessage[]>,
    { caller, scope }: Asking,
  ): Promise<void> {
    const account = this.parts.accounts.find(records[0]?.accountId ?? '');
    if (account === undefined) return;
    const along = (record: ConversationRecord) => this.parts.readings.messagesAlong(record, scope);
    const wanted = records
      .filter((record) => along(record) === undefined)
      .map((record) => {
        const credentials = this.parts.readings.credentialsFor(account, record, caller);
        return { id: record.id, ...(credentials && { credentials }) };
      });
    // A failure to read is not a failure to answer: what passed through the gateway is there, and said to be incomplete.
    const nothing = new Map<string, never>();
    const snapshots = await this.parts.reads
      .snapshots(account, wanted, { messages: true }, scope)
      .catch(() => nothing);
    for (const record of records) {
      const messages = along(record) ?? snapshots.get(record.id)?.messages;
      if (messages !== undefined) told.set(keyOf(record), messages);
    }
  }
}

function keyOf({ accountId, id }: ConversationKey): string {
  return `${accountId} ${id}`;
}

import { bestStatus } from '../../liveperson/message-status.js';
import type { LivePersonMessage } from '../../liveperson/message.js';
import type { ConversationKey } from '../conversation-store.js';
import type { EventBody } from '../event-log.js';
import { below, tableKey } from './table-key.js';
import type { KeptConversation, KeptMessage, Tables } from './tables.js';

type Slot = Pick<KeptMessage, 'dialogId' | 'sequence'>;

/** The messages of conversations, with how far they got. */
export class Letters {
  constructor(
    private readonly tables: Tables,
    private readonly mostEach: number,
  ) {}

  list({ accountId, id }: ConversationKey): LivePersonMessage[] {
    const messages: LivePersonMessage[] = [];
    for (const { value } of this.tables.messages.range(below(accountId, id))) {
      const message = readMessage(value);
      if (message !== undefined) messages.push(message);
    }
    return messages;
  }

  /** What an event tells of messages is kept with them. */
  told(kept: KeptConversation, body: EventBody): KeptConversation {
    if (body.kind === 'messageAdded') return this.keep(kept, [body.message]);
    if (body.kind === 'conversationChanged') return kept;
    const { dialogId, status } = body;
    return this.#change(
      kept,
      body.sequences.map((sequence) => ({ dialogId, sequence })),
      (before) => ({
        status: bestStatus(before?.status === undefined ? [status] : [before.status, status]),
      }),
    );
  }

  /** Adds or replaces messages; how far one got before, and its sender's own id, are not lost. */
  keep(kept: KeptConversation, messages: readonly LivePersonMessage[]): KeptConversation {
    return messages.reduce((grown, message) => {
      const externalId = message.externalId;
      return this.#change(grown, [message], (before) => ({
        message,
        externalId: externalId ?? before?.externalId,
        status: bestStatus(before?.status === undefined ? [message.status] : [before.status, message.status]),
      }));
    }, kept);
  }

  forget({ key, messages }: KeptConversation): void {
    if (messages === 0) return;
    for (const entry of this.tables.messages.range(below(key.accountId, key.id)))
      this.tables.messages.remove(entry.key);
  }

  #change(
    kept: KeptConversation,
    slots: readonly Slot[],
    change: (before: KeptMessage | undefined) => Partial<KeptMessage>,
  ): KeptConversation {
    let messages = kept.messages;
    for (const { dialogId, sequence } of slots) {
      const key = tableKey(kept.key.accountId, kept.key.id, dialogId, sequence);
      const before = this.tables.messages.get(key);
      if (before === undefined) messages += 1;
      this.tables.messages.put(key, { dialogId, sequence, ...before, ...change(before) });
    }
    return this.#trim({ ...kept, messages });
  }

  /** Too many: the oldest tenth goes, so that the next ones cost nothing. */
  #trim(kept: KeptConversation): KeptConversation {
    if (kept.messages <= this.mostEach) return kept;
    const all = this.tables.messages.range(below(kept.key.accountId, kept.key.id));
    const sentAt = ({ value }: (typeof all)[number]): number => value.message?.sentAt ?? 0;
    const excess = all.length - Math.floor(this.mostEach * 0.9);
    const gone = all.sort((a, b) => sentAt(a) - sentAt(b)).slice(0, excess);
    for (const { key } of gone) this.tables.messages.remove(key);
    return { ...kept, messages: all.length - gone.length };
  }
}

function readMessage({ message, status, externalId }: KeptMessage): LivePersonMessage | undefined {
  if (message === undefined) return undefined;
  const isWhole = (status ?? message.status) === message.status && externalId === message.externalId;
  if (isWhole) return message;
  return { ...message, status: status ?? message.status, externalId: externalId ?? message.externalId };
}

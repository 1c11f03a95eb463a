import type { LivePersonMessage } from '../liveperson/message.js';
import type { ConversationKey } from './conversation-store.js';
import type { MessageStore } from './message-store.js';

/** How much is kept. */
export interface MessageBounds {
  readonly conversations: number;
  readonly messagesEach: number;
}

/** Messages in the memory of one process, bounded: the oldest make room. They are gone after a restart. */
export class MemoryMessageStore implements MessageStore {
  readonly #conversations = new Map<string, Map<string, LivePersonMessage>>();

  constructor(private readonly bounds: MessageBounds) {}

  put({ accountId, id }: ConversationKey, messages: readonly LivePersonMessage[]): Promise<void> {
    const key = `${accountId} ${id}`;
    const kept = this.#conversations.get(key) ?? new Map<string, LivePersonMessage>();
    for (const message of messages) kept.set(`${message.dialogId} ${message.sequence}`, message);
    this.#conversations.set(key, kept);
    trim(kept, this.bounds.messagesEach);
    trim(this.#conversations, this.bounds.conversations);
    return Promise.resolve();
  }

  list(keys: readonly ConversationKey[]): Promise<readonly (readonly LivePersonMessage[])[]> {
    const messagesOf = ({ accountId, id }: ConversationKey): LivePersonMessage[] => [
      ...(this.#conversations.get(`${accountId} ${id}`)?.values() ?? []),
    ];
    return Promise.resolve(keys.map(messagesOf));
  }
}

function trim(entries: Map<string, unknown>, most: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= most) return;
    entries.delete(oldest);
  }
}

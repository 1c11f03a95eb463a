import type { Originator } from '../liveperson/message.js';
import type { ConversationKey } from '../store/conversation-store.js';

/** What a participant is doing now. It is told to those who listen and kept nowhere. */
export interface LiveChatState {
  readonly key: ConversationKey;
  readonly chatState: string;
  readonly by: Originator;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Carries chat states to listeners, at this replica and others. */
export interface ChatStateBus {
  publish(state: LiveChatState): void;
  /** Calls `hear` for each state of a conversation; answers with what ends it. */
  listen(key: ConversationKey, hear: (state: LiveChatState) => void): () => void;
}

/** A bus within one process. */
export class LocalChatStateBus implements ChatStateBus {
  readonly #listeners = new Map<string, Set<(state: LiveChatState) => void>>();

  publish(state: LiveChatState): void {
    for (const hear of this.#listeners.get(nameOf(state.key)) ?? []) hear(state);
  }

  listen(key: ConversationKey, hear: (state: LiveChatState) => void): () => void {
    const name = nameOf(key);
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set.add(hear));
    return () => {
      set.delete(hear);
      if (set.size === 0) this.#listeners.delete(name);
    };
  }
}

const nameOf = ({ accountId, id }: ConversationKey): string => `${accountId} ${id}`;

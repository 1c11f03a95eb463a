import type { ConversationKey } from './conversation-store.js';

/** Carries texts about conversations to those who listen now, at all replicas that share the store; nothing is kept. */
export interface LiveChannel {
  /** Never fails and is not waited for: what is live may be lost. */
  publish(key: ConversationKey, text: string): void;
  /** Calls `hear` with each text from when this resolves on; resolves with what ends it. */
  listen(key: ConversationKey, hear: (text: string) => void): Promise<() => void>;
}

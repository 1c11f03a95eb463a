import type { LivePersonMessage } from '../liveperson/message.js';
import type { ConversationKey } from './conversation-store.js';

/** The gateway's own record of messages: what went through it, and what it was told. */
export interface MessageStore {
  /** Adds messages to a conversation; one with the same dialog and sequence is replaced. */
  put(key: ConversationKey, messages: readonly LivePersonMessage[]): Promise<void>;
  /** Messages of each conversation, in no particular order. */
  list(keys: readonly ConversationKey[]): Promise<readonly (readonly LivePersonMessage[])[]>;
}

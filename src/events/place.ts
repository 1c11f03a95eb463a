import type { ConversationKey } from '../store/conversation-store.js';

/** The conversation in which something was told. */
export interface Place {
  readonly key: ConversationKey;
  /**
   * True when only a dialog was named, and it is taken for the main one, whose id is that of its conversation. A
   * guess gives the record no owner: nobody is to find a survey among their conversations.
   */
  readonly isGuess?: boolean;
}

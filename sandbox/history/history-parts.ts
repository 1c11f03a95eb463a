import type { AccountBook } from '../accounts/account-book.js';
import type { ConversationParts } from '../conversations/conversation-parts.js';
import type { ProfileBook } from '../messaging/profile-book.js';

/** What the history API answers from. */
export interface HistoryParts extends ConversationParts {
  readonly accounts: AccountBook;
  readonly profiles: ProfileBook;
}

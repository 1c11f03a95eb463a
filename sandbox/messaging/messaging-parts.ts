import type { ConversationParts } from '../conversations/conversation-parts.js';
import type { FileShelf } from '../files/file-shelf.js';
import type { TokenCheckParts } from '../tokens/check-app-jwt.js';
import type { ProfileBook } from './profile-book.js';

/** What the Send API answers from. */
export interface MessagingParts extends TokenCheckParts, ConversationParts {
  readonly profiles: ProfileBook;
  readonly files: FileShelf;
}

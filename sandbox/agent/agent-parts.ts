import type { ConversationParts } from '../conversations/conversation-parts.js';
import type { FileShelf } from '../files/file-shelf.js';

/** What the agent acts with. */
export interface AgentParts extends ConversationParts {
  readonly files: FileShelf;
}

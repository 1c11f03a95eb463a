import type { ConversationParts } from '../conversations/conversation-parts.js';
import type { TokenCheckParts } from '../tokens/check-app-jwt.js';

/** What the Messaging REST API answers from. */
export interface RestParts extends TokenCheckParts, ConversationParts {}

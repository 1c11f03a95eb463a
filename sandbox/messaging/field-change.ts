import type { Conversation } from '../conversations/conversation.js';
import type { MessagingParts } from './messaging-parts.js';

/** Changes one field of a conversation and answers LivePerson's sentence about it. */
export type FieldChange = (
  parts: MessagingParts,
  conversation: Conversation,
  field: Readonly<Record<string, unknown>>,
) => string;

import type { ConversationKey } from './conversation-store.js';
import { keyPart } from './key-part.js';

/** Under which name those who wait for a conversation's events are woken. */
export function watchName({ accountId, id }: ConversationKey): string {
  return `${keyPart(accountId)}:${keyPart(id)}`;
}

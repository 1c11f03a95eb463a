import { hash } from 'node:crypto';
import type { ConversationKey } from '../store/conversation-store.js';

/** The public form of a position in a conversation's log: opaque, and of no use for another conversation. */
export function writeCursor(key: ConversationKey, position: string): string {
  return Buffer.from(`${markOf(key)}${position}`).toString('base64url');
}

/** The position of a cursor; undefined when it is not one of this conversation. */
export function readCursor(key: ConversationKey, cursor: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const mark = markOf(key);
  const position = text.slice(mark.length);
  return text.startsWith(mark) && /^[\w-]{1,64}$/.test(position) ? position : undefined;
}

function markOf({ accountId, id }: ConversationKey): string {
  const digest = hash('sha256', JSON.stringify([accountId, id]), 'base64url');
  return `${digest.slice(0, 12)}.`;
}

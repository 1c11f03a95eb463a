import { hash } from 'node:crypto';

/**
 * The identity of a numbered event, at most 150 characters: messages and receipts of a dialog share the numbering (13.5).
 * Of characters that stores take as they are: others are hashed each time they are part of a key.
 */
export function eventIdentity(dialogId: string, sequence: number): string {
  return `e.${dialogId}.${sequence}`;
}

/** An identity by content, for what has no number. */
export function contentIdentity(mark: string, content: unknown): string {
  return `${mark}.${hash('sha256', JSON.stringify(content), 'base64url')}`;
}

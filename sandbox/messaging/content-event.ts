import type { PublishedEvent } from '../conversations/dialog-event.js';
import { isRecord } from '../values/is-record.js';
import type { Caller } from './caller.js';
import { checkFileMessage } from './check-file-message.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import { textLimit } from './text-limit.js';

/**
 * Reads content: a plain text of at most 5000 characters, a hosted file, or a filled secure form (SEND,
 * WHE).
 */
export function contentEvent(
  parts: MessagingParts,
  caller: Caller,
  { contentType, message }: Readonly<Record<string, unknown>>,
): PublishedEvent {
  if (contentType === 'text/plain') checkText(message);
  else if (contentType === 'hosted/file') checkFileMessage(parts, caller, message);
  else if (contentType === 'forms/secure-submission') checkForm(message);
  else throw new ItemRefusal('Bad Request, contentType is not supported');
  return { type: 'ContentEvent', message, contentType };
}

function checkText(message: unknown): void {
  if (typeof message !== 'string' || message === '') {
    throw new ItemRefusal('Bad Request, message must be a text');
  }
  if (message.length > textLimit) throw new ItemRefusal('Bad Request');
}

function checkForm(message: unknown): void {
  if (!isRecord(message) || typeof message['invitationId'] !== 'string') {
    throw new ItemRefusal('Bad Request, message must name its invitationId');
  }
}

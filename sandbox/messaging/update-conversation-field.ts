import { asList } from '../values/as-list.js';
import { isRecord } from '../values/is-record.js';
import type { Caller } from './caller.js';
import { conversationFields } from './conversation-fields.js';
import { findPlace } from './find-place.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import type { RequestObject } from './request-object.js';

/** `cm.UpdateConversationField`: changes one field, given bare or as a one-element array (EX, MWP). */
export function updateConversationField(
  parts: MessagingParts,
  caller: Caller,
  { body }: RequestObject,
): Readonly<Record<string, unknown>> {
  const { conversationId, conversationField } = body as Record<string, unknown>;
  if (typeof conversationId !== 'string') {
    throw new ItemRefusal('Bad Request, conversationId must be a text');
  }
  const [field, ...more] = asList(conversationField);
  if (!isRecord(field) || more.length > 0) {
    throw new ItemRefusal('Bad Request, conversationField must be one field');
  }
  const kind = String(field['field']);
  const change = Object.hasOwn(conversationFields, kind) ? conversationFields[kind] : undefined;
  if (!change) throw new ItemRefusal(`Bad Request, field ${kind} is not supported`);
  const { conversation } = findPlace(parts, caller, { conversationId });
  return { msg: change(parts, conversation, field) };
}

import type { WantedPlace } from './find-place.js';
import { ItemRefusal } from './item-refusal.js';

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length >= 1 && value.length <= 64;

/** Reads where an event goes: `dialogId` is required, `conversationId` is not (SEND). */
export function readWantedPlace(body: Readonly<Record<string, unknown>>): WantedPlace {
  const { dialogId, conversationId } = body as Record<'dialogId' | 'conversationId', unknown>;
  if (!isId(dialogId)) throw new ItemRefusal('Bad Request, dialogId must have 1 to 64 characters');
  if (conversationId === undefined) return { dialogId };
  if (!isId(conversationId)) {
    throw new ItemRefusal('Bad Request, conversationId must have 1 to 64 characters');
  }
  return { dialogId, conversationId };
}

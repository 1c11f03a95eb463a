import { openConversation } from '../conversations/open-conversation.js';
import type { Ttr } from '../conversations/ttr.js';
import { ttrOf } from '../conversations/ttr-of.js';
import { isRecord } from '../values/is-record.js';
import type { Caller } from './caller.js';
import { checkConversationRequest } from './check-conversation-request.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import type { RequestObject } from './request-object.js';

/**
 * `cm.ConsumerRequestConversation`: opens a conversation, unless the consumer has an open one (CONV,
 * GUIDE).
 */
export function requestConversation(
  parts: MessagingParts,
  caller: Caller,
  { body }: RequestObject,
): Readonly<Record<string, unknown>> {
  checkConversationRequest({ ...body });
  if (parts.conversations.findOpen(caller)) throw new ItemRefusal(alreadyOpen(caller.consumerId));
  const { accountId, consumerId, extConsumerId, features } = caller;
  const conversation = openConversation(parts, {
    accountId,
    consumerId,
    extConsumerId,
    features,
    skillId: skillOf(body['skillId']),
    ttr: ttrOf((body['ttrDefName'] ?? null) as Ttr['ttrType'] | null), // Checked above.
    campaignInfo: recordOrNull(body['campaignInfo']),
    context: recordOrNull(body['conversationContext']),
  });
  return { conversationId: conversation.id };
}

/** A skill is a text, or a number in old samples; without one it is any skill (CONV). */
const skillOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '-1';

const recordOrNull = (value: unknown): Record<string, unknown> | null => (isRecord(value) ? value : null);

const alreadyOpen = (consumerId: string): string =>
  `Consumer request conversation failed: User ${consumerId} already has open conversation. Can't open another one.`;

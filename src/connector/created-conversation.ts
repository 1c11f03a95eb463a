import { fromAnswer, fromItem, fromUnreadable } from '../errors/from-upstream.js';
import type { GatewayError } from '../errors/gateway-error.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { UpstreamResponse } from '../http/response-collector.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import type { BatchIds } from '../liveperson/create-conversation.js';
import { readCreateConversation } from '../liveperson/read-create-conversation.js';

/** A conversation that LivePerson opened. */
export interface CreatedConversation {
  readonly conversationId: string;
  readonly consumer: ConsumerJws;
  /** Set when the conversation was opened although the profile was refused. */
  readonly profileRefused?: GatewayError | undefined;
}

interface Asked {
  readonly ids: BatchIds;
  readonly consumer: ConsumerJws;
  readonly call: UpstreamCall;
}

/**
 * Reads the answer to CONVERSATION, item by item whatever the HTTP status below 500: LivePerson documents the
 * array of a partial failure under 400 in words and without a status in its sample (GUIDE).
 */
export function createdConversation(
  response: UpstreamResponse,
  { ids, consumer, call }: Asked,
): CreatedConversation {
  const { status, body } = response;
  const answer = status < 500 ? readCreateConversation(body, ids) : undefined;
  if (answer === undefined)
    throw isSuccess(status) ? fromUnreadable(call, status) : fromAnswer(call, response);
  const { profile, conversation, conversationId } = answer;
  if (conversationId === undefined) {
    const error = fromItem(call, conversation, profile.ok ? 'PARTIAL' : 'REJECTED');
    const took = {
      userProfile: profile.ok ? 'SET' : 'REFUSED',
      conversation: error.outcome === 'UNKNOWN' ? 'UNKNOWN' : 'REFUSED',
    };
    throw error.withDetails(took);
  }
  if (profile.ok) return { conversationId, consumer };
  const took = { userProfile: 'REFUSED', conversation: 'CREATED', conversationId };
  return { conversationId, consumer, profileRefused: fromItem(call, profile, 'PARTIAL').withDetails(took) };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

import { badRequest } from '../http/bad-request.js';
import { errorReply } from '../http/error-reply.js';
import { Refusal } from '../http/refusal.js';
import { authErrors } from '../tokens/auth-errors.js';
import { readRequestObject } from './read-request-object.js';
import type { RequestObject } from './request-object.js';

/** The two requests that open a conversation, in their order. */
export interface Batch {
  readonly profile: RequestObject;
  readonly conversation: RequestObject;
}

/**
 * Reads the batch of CONVERSATION: exactly the profile, then the conversation of this brand (CONV, GUIDE).
 */
export function readBatch(value: unknown, accountId: string): Batch {
  if (!Array.isArray(value) || value.length !== 2)
    throw badRequest('The body must be a list of two requests');
  const [profile, conversation] = value.map(readRequestObject) as [RequestObject, RequestObject];
  if (profile.type !== 'userprofile.SetUserProfile') {
    throw badRequest('The first request must be userprofile.SetUserProfile');
  }
  if (conversation.type !== 'cm.ConsumerRequestConversation') {
    throw badRequest('The second request must be cm.ConsumerRequestConversation');
  }
  checkBrand(conversation.body['brandId'], accountId);
  return { profile, conversation };
}

function checkBrand(brandId: unknown, accountId: string): void {
  if (brandId === undefined || brandId === null || brandId === '') {
    throw new Refusal(errorReply(authErrors.brandIdMissing));
  }
  if (brandId !== accountId) throw badRequest('brandId must be the account of the path');
}

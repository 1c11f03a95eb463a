import type { Conversation } from '../conversations/conversation.js';
import { badRequest } from '../http/bad-request.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { checkAppJwt } from '../tokens/check-app-jwt.js';
import { checkConsumerJws } from '../tokens/check-consumer-jws.js';
import { readBareToken } from '../tokens/read-bare-token.js';
import { restNotFound } from './rest-not-found.js';
import type { RestParts } from './rest-parts.js';

/**
 * The conversation of the consumer in `LP-On-Behalf`; `Brand-ID` and `Client-source` are required (REST2).
 */
export async function findOwnConversation(
  parts: RestParts,
  call: IncomingCall,
  id: string,
): Promise<Conversation> {
  const accountId = header(call, 'brand-id');
  if (!accountId) throw badRequest('Brand-ID is required');
  if (!header(call, 'client-source')) throw badRequest('Client-source is required');
  await checkAppJwt(parts, { header: withoutBearer(header(call, 'authorization')), accountId });
  const claims = await checkConsumerJws(parts, {
    header: withoutBearer(header(call, 'lp-on-behalf')),
    accountId,
  });
  const found = parts.conversations.find(id);
  const horizon = parts.now() - parts.settings.current.historyLagMs;
  const own = found?.accountId === accountId && found.consumerId === claims.lp_consumer_id;
  if (!own || found.startTs > horizon) throw restNotFound();
  return found;
}

function header(call: IncomingCall, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Whether this API wants its tokens bare is not documented, so both are taken. */
const withoutBearer = (text: string | undefined): string | undefined =>
  text && readBareToken(text, 'accepted');

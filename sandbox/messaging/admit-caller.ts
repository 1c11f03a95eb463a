import { errorReply } from '../http/error-reply.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { Refusal } from '../http/refusal.js';
import { checkAppJwt } from '../tokens/check-app-jwt.js';
import { checkConsumerJws } from '../tokens/check-consumer-jws.js';
import type { Caller } from './caller.js';
import type { MessagingParts } from './messaging-parts.js';
import { readClientProperties } from './read-client-properties.js';

/**
 * Admits a call to the Send API: version 3, else 404 (REL19); then both tokens (AUTH); then its
 * properties.
 */
export async function admitCaller(
  parts: MessagingParts,
  call: IncomingCall,
  accountId: string,
): Promise<Caller> {
  if (call.query.get('v') !== '3') {
    throw new Refusal(errorReply({ title: 'Not Found', details: 'v must be 3', errorCode: 40400 }));
  }
  await checkAppJwt(parts, { header: call.headers.authorization, accountId });
  const onBehalf = call.headers['x-lp-on-behalf'];
  const header = Array.isArray(onBehalf) ? onBehalf[0] : onBehalf;
  const claims = await checkConsumerJws(parts, { header, accountId });
  const { features } = readClientProperties(call);
  return {
    accountId,
    consumerId: claims.lp_consumer_id,
    extConsumerId: claims.ext_consumer_id,
    features,
  };
}

import { badRequest } from '../http/bad-request.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { readJsonBody } from '../http/read-json-body.js';
import { jsonReply } from '../http/json-reply.js';
import type { Reply } from '../http/reply.js';
import type { Route } from '../http/route.js';
import { checkAppJwt, type TokenCheckParts } from '../tokens/check-app-jwt.js';
import type { ConsumerClaims } from '../tokens/consumer-claims.js';
import { lpConsumerId } from '../tokens/lp-consumer-id.js';
import { isRecord } from '../values/is-record.js';

/** The identity provider: a ConsumerJWS for an external consumer id (AUTH). */
export function idpRoutes(parts: TokenCheckParts): readonly Route[] {
  const pattern = /^\/api\/account\/(?<account>[^/]+)\/consumer$/;
  return [
    {
      service: 'idp',
      pattern,
      methods: { POST: (call, path) => issue(parts, call, path['account'] ?? '') },
    },
  ];
}

async function issue(parts: TokenCheckParts, call: IncomingCall, accountId: string): Promise<Reply> {
  if (call.query.get('v') !== '1.0') throw badRequest('v must be 1.0');
  await checkAppJwt(parts, { header: call.headers.authorization, accountId });
  const claims: ConsumerClaims = claimsOf(accountId, readExtConsumerId(readJsonBody(call)));
  return jsonReply(201, { token: await parts.tokens.sign({ ...claims }) });
}

function readExtConsumerId(body: unknown): string {
  const id = isRecord(body) ? body['ext_consumer_id'] : undefined;
  if (typeof id !== 'string' || id === '') throw badRequest('ext_consumer_id must be a text');
  return id;
}

const claimsOf = (accountId: string, extConsumerId: string): ConsumerClaims => ({
  account_id: accountId,
  ext_consumer_id: extConsumerId,
  lp_consumer_id: lpConsumerId(accountId, extConsumerId),
});

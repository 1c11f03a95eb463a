import { errorReply } from '../http/error-reply.js';
import { Refusal } from '../http/refusal.js';
import { authErrors } from './auth-errors.js';
import type { TokenCheckParts } from './check-app-jwt.js';
import type { ConsumerClaims } from './consumer-claims.js';
import { readBareToken } from './read-bare-token.js';

/** Which consumer of which account a ConsumerJWS header is asked to speak for. */
export interface ConsumerJwsQuestion {
  readonly header: string | undefined;
  readonly accountId: string;
}

/**
 * The claims of a bare ConsumerJWS of this account; refuses a missing one with 40104, others with 40103
 * (AUTH).
 */
export async function checkConsumerJws(
  parts: TokenCheckParts,
  question: ConsumerJwsQuestion,
): Promise<ConsumerClaims> {
  if (!question.header) throw new Refusal(errorReply(authErrors.missingConsumerJws));
  const token = readBareToken(question.header, parts.settings.current.bearerPrefix);
  const claims = await parts.tokens.read(token);
  if (claims?.['account_id'] !== question.accountId) {
    throw new Refusal(errorReply(authErrors.invalidConsumerJws));
  }
  return claims as unknown as ConsumerClaims; // Only a ConsumerJWS has an `account_id`, and this key signed it.
}

import type { AccountBook } from '../accounts/account-book.js';
import { errorReply } from '../http/error-reply.js';
import { Refusal } from '../http/refusal.js';
import type { SettingsBook } from '../settings/settings-book.js';
import type { Clock } from '../values/clock.js';
import { authErrors } from './auth-errors.js';
import { readBareToken } from './read-bare-token.js';
import type { TokenBook } from './token-book.js';

/** What tokens are checked against. */
export interface TokenCheckParts {
  readonly accounts: AccountBook;
  readonly settings: SettingsBook;
  readonly tokens: TokenBook;
  readonly now: Clock;
}

/** Which app of which account an `Authorization` header is asked to speak for. */
export interface AppJwtQuestion {
  readonly header: string | undefined;
  readonly accountId: string;
}

/**
 * The app id of a bare AppJWT of this account; refuses a missing one with 40105, an invalid or expired one with
 * 40102, and one without its mandatory claims with 40001 (AUTH).
 */
export async function checkAppJwt(parts: TokenCheckParts, question: AppJwtQuestion): Promise<string> {
  const { bearerPrefix, missingAppJwtErrorCode } = parts.settings.current;
  if (!question.header) {
    throw new Refusal(errorReply({ ...authErrors.missingAppJwt, errorCode: missingAppJwtErrorCode }));
  }
  const claims = await parts.tokens.read(readBareToken(question.header, bearerPrefix));
  if (!claims) throw new Refusal(errorReply(authErrors.invalidAppJwt));
  const { aud, azp, iss, exp } = claims as Partial<Record<string, unknown>>;
  if (iss !== 'Sentinel' || typeof azp !== 'string') throw new Refusal(errorReply(authErrors.brandIdMissing));
  const live = typeof exp === 'number' && exp * 1000 > parts.now();
  const known = aud === question.accountId && parts.accounts.find(question.accountId, azp) !== undefined;
  if (!live || !known) throw new Refusal(errorReply(authErrors.invalidAppJwt));
  return azp;
}

import type { CredentialsMode } from '../config/config.js';
import { isHeaderToken } from '../liveperson/app-jwt.js';
import { readConsumerClaims } from '../liveperson/consumer-jws.js';
import { readTokenClaims } from '../liveperson/read-token-claims.js';
import type { Caller, Expiring } from './caller.js';

/** The headers of a request that can carry a credential. */
export interface CredentialHeaders {
  readonly authorization?: string | undefined;
  readonly 'x-lp-on-behalf'?: string | string[] | undefined;
}

/** Turns the credential of a request into a Caller. A request without one is still a request: what it may do is decided where it asks. */
export function readCaller(headers: CredentialHeaders, mode: CredentialsMode): Caller {
  if (mode === 'managed') return { kind: 'anyone' };
  const { authorization, 'x-lp-on-behalf': onBehalf } = headers;
  if (authorization === undefined || typeof onBehalf !== 'string') {
    return nobody('Send your AppJWT as Authorization and your ConsumerJWS as X-LP-ON-BEHALF.');
  }
  const consumerJws = readConsumerClaims(onBehalf);
  if (!isHeaderToken(authorization)) return nobody('Send the AppJWT bare, without "Bearer".');
  if (consumerJws === undefined) return nobody('X-LP-ON-BEHALF is not a ConsumerJWS.');
  return { kind: 'forwarded', appJwt: authorization, consumerJws, ...expiryOf(onBehalf) };
}

/** LivePerson's own ConsumerJWS has no `exp` (AUTH); a token that claims one holds no longer. */
function expiryOf(token: string): Expiring {
  const exp = readTokenClaims(token)?.['exp'];
  return typeof exp === 'number' ? { expiresAt: exp * 1000 } : {};
}

function nobody(reason: string): Caller {
  return { kind: 'nobody', reason };
}

import type { AppJwtClaims } from './app-jwt-claims.js';

/** What an AppJWT is made from. */
export interface AppJwtOf {
  readonly accountId: string;
  readonly clientId: string;
  /** Unix milliseconds. */
  readonly now: number;
  readonly lifetimeSeconds: number;
}

/** Claims of an AppJWT that begins now (AUTH). */
export function appJwtClaimsOf({ accountId, clientId, now, lifetimeSeconds }: AppJwtOf): AppJwtClaims {
  const iat = Math.floor(now / 1000);
  return {
    aud: accountId,
    azp: clientId,
    scope: 'msg.consumer',
    iss: 'Sentinel',
    exp: iat + lifetimeSeconds,
    iat,
  };
}

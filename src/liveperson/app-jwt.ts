import { isRecord } from './is-record.js';
import { readTokenClaims } from './read-token-claims.js';

/** A token that says which connector app calls; good for one hour (AUTH). */
export interface AppJwt {
  readonly token: string;
  /** Milliseconds from issue to expiry, by the issuer's own clock. */
  readonly lifetimeMs: number;
}

const oneHourMs = 3_600_000;

/** Form body that asks for an AppJWT; the secret stays out of the address (AUTH, GUIDE). */
export function appJwtForm(clientId: string, clientSecret: string): string {
  return new URLSearchParams({ client_id: clientId, client_secret: clientSecret }).toString();
}

/** Reads `{ access_token, token_type }`; undefined when there is no token that could go into a header. */
export function readAppJwt(body: unknown): AppJwt | undefined {
  if (!isRecord(body)) return undefined;
  const token = body['access_token'];
  if (typeof token !== 'string' || !isHeaderToken(token)) return undefined;
  const { iat, exp } = readTokenClaims(token) ?? {};
  const known = Number.isFinite(iat) && Number.isFinite(exp) && Number(exp) > Number(iat);
  return { token, lifetimeMs: known ? (Number(exp) - Number(iat)) * 1000 : oneHourMs };
}

/** True for a text that can stand alone in a header: no space, no control character, nothing beyond ASCII. */
export function isHeaderToken(token: string): boolean {
  return /^[\x21-\x7e]{1,16384}$/.test(token);
}

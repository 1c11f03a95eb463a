import { decodeJwt, SignJWT } from 'jose';
import type { SigningKey } from '../../sandbox/tokens/signing-key.js';
import type { ForwardedHeaders } from './ask-for-tokens.js';

/** The same two tokens, with a ConsumerJWS that expires, signed by the sandbox's own key. */
export async function expiringAt(
  tokens: ForwardedHeaders,
  expiresAt: number,
  { kid, privateKey }: SigningKey,
): Promise<ForwardedHeaders> {
  const claims = { ...decodeJwt(tokens['x-lp-on-behalf']), exp: expiresAt / 1000 };
  const jws = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(privateKey);
  return { ...tokens, 'x-lp-on-behalf': jws };
}

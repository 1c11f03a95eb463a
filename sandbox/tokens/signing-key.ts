import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { dayOf } from '../values/day-of.js';

/** The key that signs every token, with its public half as a JWK. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Makes an RS256 key; its id is `appjwt-` and the day, as LivePerson's are (AUTH). */
export async function createSigningKey(now: number): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const kid = `appjwt-${dayOf(now)}`;
  const publicJwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  return { kid, privateKey, publicKey, publicJwk };
}

import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { dayOf } from '../values/day-of.js';

/** The key that signs every token, with its public half as a JWK. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

let keyPair: ReturnType<typeof generateKeyPair> | undefined;

/**
 * Gives an RS256 key; its id is `appjwt-` and the day, as LivePerson's are (AUTH). Making one takes longer than all the rest of
 * a sandbox's start, so that all sandboxes of a process share one.
 */
export async function createSigningKey(now: number): Promise<SigningKey> {
  const { privateKey, publicKey } = await (keyPair ??= generateKeyPair('RS256', { modulusLength: 2048 }));
  const kid = `appjwt-${dayOf(now)}`;
  const publicJwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  return { kid, privateKey, publicKey, publicJwk };
}

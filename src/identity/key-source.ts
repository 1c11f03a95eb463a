import { createPublicKey } from 'node:crypto';
import { createRemoteJWKSet, customFetch } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import type { CallerTokens } from '../config/config.js';

/** How long keys are trusted without asking again. */
const cacheMaxAgeMs = 600_000;
/** How soon an unknown key may be asked for again, so that a flood of made-up key ids asks nobody. */
const cooldownMs = 30_000;
/** How soon after a failure the provider is asked again. */
const pauseAfterFailureMs = 1000;
const timeoutMs = 5000;

/** Keys that could not be had, which says nothing of the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Where keys of callers' tokens come from: one public key, or the identity provider's JWKS (RFC 7517), kept and rotated. */
export function createKeySource({ keys }: CallerTokens, fetchKeys: typeof fetch = fetch): JWTVerifyGetKey {
  if (keys.kind === 'publicKey') {
    const key = createPublicKey(keys.pem);
    return () => Promise.resolve(key);
  }
  const url = new URL(keys.url);
  let failedAt = -Infinity;
  const remote = createRemoteJWKSet(url, {
    cacheMaxAge: cacheMaxAgeMs,
    cooldownDuration: cooldownMs,
    timeoutDuration: timeoutMs,
    [customFetch]: async (...args) => {
      if (performance.now() < failedAt + pauseAfterFailureMs) throw new KeysUnavailable();
      try {
        const answer = await fetchKeys(...args);
        if (answer.status !== 200) throw new KeysUnavailable();
        return answer;
      } catch (error) {
        failedAt = performance.now();
        throw new KeysUnavailable('', { cause: error });
      }
    },
  });
  return remote;
}

import { createPublicKey } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { SignJWT, decodeJwt, generateKeyPair } from 'jose';
import type { Pair } from './start-pair.js';

/** The two headers of a caller that brings its own tokens. */
export interface ForwardedHeaders {
  readonly authorization: string;
  readonly 'x-lp-on-behalf': string;
  readonly [name: string]: string;
}

/** Gets a consumer's two tokens as a connector does: from the sandbox's own Sentinel and identity provider. */
export async function askForTokens(pair: Pair, extConsumerId: string, which = 0): Promise<ForwardedHeaders> {
  const { id, clientId, clientSecret } = pair.accounts[which] ?? { id: '', clientId: '', clientSecret: '' };
  const { url } = pair.sandbox;
  const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret });
  const sentinel = `${url}/sentinel/api/account/${id}/app/token?v=1.0&grant_type=client_credentials`;
  const appJwt = (await answerOf(sentinel, { body: form }))['access_token'] ?? '';
  const jws = await answerOf(`${url}/api/account/${id}/consumer?v=1.0`, {
    headers: { 'content-type': 'application/json', authorization: appJwt },
    body: JSON.stringify({ ext_consumer_id: extConsumerId }),
  });
  return { authorization: appJwt, 'x-lp-on-behalf': jws['token'] ?? '' };
}

/** A token that claims the same, signed by a key of nobody. */
export async function forge(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(privateKey);
}

/** The PEM of the key by which the sandbox signs its tokens. */
export async function signingKeyOf(sandboxUrl: string): Promise<string> {
  const response = await fetch(`${sandboxUrl}/sentinel/well-known/jwks`);
  const { keys } = (await response.json()) as { keys: JsonWebKey[] }; // as OAUTH2 documents
  if (keys[0] === undefined) throw new Error('the sandbox publishes no key');
  return createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}

async function answerOf(url: string, init: RequestInit): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(url, { method: 'POST', ...init });
  return (await response.json()) as Record<string, string>; // both token services answer with texts
}

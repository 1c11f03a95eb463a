import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { oneAccount, files } from './accounts-text.js';
import { config, problems } from './config-of.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const there = files({
  '/accounts': oneAccount,
  '/public.pem': publicKey,
  '/private.pem': privateKey,
  '/router': 'a-secret-of-the-router\n',
});
const production = { ACCOUNTS_FILE: '/accounts' };

describe('parseConfig, about callers', () => {
  it('asks callers for a token outside the sandbox, with keys from the identity provider', () => {
    const env = {
      ...production,
      CALLER_JWKS_URL: 'https://login.example/keys',
      CALLER_ISSUER: 'https://login.example',
    };

    expect(config(env, there)).toMatchObject({
      callerAuth: 'jwt',
      callerTokens: {
        keys: { kind: 'jwks', url: 'https://login.example/keys' },
        issuer: 'https://login.example',
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        clockSkewMs: 30_000,
        consumerClaim: 'sub',
        accountsClaim: 'accounts',
      },
    });
  });

  it('takes one public key, and refuses a private one', () => {
    expect(
      config({ ...production, CALLER_PUBLIC_KEY_FILE: '/public.pem' }, there).callerTokens,
    ).toMatchObject({
      keys: { kind: 'publicKey', pem: publicKey },
    });
    expect(problems({ ...production, CALLER_PUBLIC_KEY_FILE: '/private.pem' }, there)).toEqual([
      'CALLER_PUBLIC_KEY_FILE: must be a PEM file of a public key that can be read',
    ]);
  });

  it('reads a secret from a file, and shows it nowhere', () => {
    const { routerToken } = config({ ROUTER_TOKEN_FILE: '/router' }, there);

    expect(routerToken?.reveal()).toBe('a-secret-of-the-router');
    expect(JSON.stringify(routerToken)).toBe('"[secret]"');
  });
});

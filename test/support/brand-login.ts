import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, exportSPKI, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import type { PairOptions } from './start-pair.js';
import { withLife } from './life-pair.js';
import type { Life } from './life-pair.js';

const keys = await generateKeyPair('ES256', { extractable: true });
const pem = await exportSPKI(keys.publicKey);
const stranger = await generateKeyPair('ES256');

/** The brand's identity provider, whose public key the gateway has. */
export interface Login {
  /** Headers with a token of these claims, which holds for ten minutes unless it says otherwise. */
  readonly as: (claims: JWTPayload) => Promise<{ readonly authorization: string }>;
  /** The same, signed by somebody else. */
  readonly forged: (claims: JWTPayload) => Promise<{ readonly authorization: string }>;
}

const claimsNow = (): JWTPayload => ({
  iss: 'https://login.example',
  aud: 'gateway',
  exp: Math.floor(Date.now() / 1000) + 600,
});

const login: Login = {
  as: (claims) => bearer(claims, keys.privateKey),
  forged: (claims) => bearer(claims, stranger.privateKey),
};

async function bearer(claims: JWTPayload, key: typeof keys.privateKey): Promise<{ authorization: string }> {
  const whole = { ...claimsNow(), ...claims };
  const token = await new SignJWT(whole).setProtectedHeader({ alg: 'ES256' }).sign(key);
  return { authorization: `Bearer ${token}` };
}

/** Runs a test against a gateway whose callers have to log in, and the sandbox behind it. */
export async function withLogin(
  run: (life: Life, login: Login) => Promise<void>,
  options: PairOptions = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'login-'));
  const path = join(folder, 'public.pem');
  writeFileSync(path, pem);
  const settings = {
    CALLER_AUTH: 'jwt',
    CALLER_PUBLIC_KEY_FILE: path,
    CALLER_ISSUER: 'https://login.example',
    CALLER_AUDIENCE: 'gateway',
    CALLER_DELEGATE_SCOPE: 'act:any',
    CALLER_CLOCK_SKEW_MS: '0',
    ...options.settings,
  };
  try {
    await withLife((life) => run(life, login), { ...options, settings });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

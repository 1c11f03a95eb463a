import { createPublicKey } from 'node:crypto';
import type { CallerTokens } from './config.js';
import type { ReadFile } from './parse-accounts.js';
import type { GivenSettings } from './read-settings.js';

/** How callers prove themselves, and what is wrong with what was set for it. */
export interface ParsedCallers {
  /** Absent where callers are not asked for a token. */
  readonly tokens?: CallerTokens | undefined;
  readonly problems: readonly string[];
}

/** Completes the settings about callers. */
export function parseCallers(given: GivenSettings, sandboxOn: boolean, readFile: ReadFile): ParsedCallers {
  const forwarded = given.CREDENTIALS === 'forwarded';
  const auth = given.CALLER_AUTH ?? (sandboxOn || forwarded ? 'none' : 'jwt');
  if (auth === 'jwt') {
    return forwarded
      ? { problems: ['CALLER_AUTH: jwt and CREDENTIALS forwarded both want the Authorization header'] }
      : parseTokens(given, sandboxOn, readFile);
  }
  if (sandboxOn || forwarded || given.ALLOW_ANONYMOUS) return { problems: [] };
  return { problems: ['ALLOW_ANONYMOUS: must be true for CALLER_AUTH none outside the sandbox'] };
}

function parseTokens(given: GivenSettings, sandboxOn: boolean, readFile: ReadFile): ParsedCallers {
  const { CALLER_JWKS_URL: url, CALLER_PUBLIC_KEY_FILE: path } = given;
  if ((url === undefined) === (path === undefined)) {
    const problem =
      url === undefined
        ? 'CALLER_JWKS_URL: must be set, or CALLER_PUBLIC_KEY_FILE, for CALLER_AUTH jwt'
        : 'CALLER_PUBLIC_KEY_FILE: must not be set beside CALLER_JWKS_URL';
    return { problems: [problem] };
  }
  const mayBeHttp = given.ALLOW_LOOPBACK_UPSTREAM ?? sandboxOn;
  if (url?.startsWith('http:') === true && !mayBeHttp) {
    return { problems: ['CALLER_JWKS_URL: must be https unless ALLOW_LOOPBACK_UPSTREAM is on'] };
  }
  const pem = path === undefined ? undefined : readKey(path, readFile);
  if (path !== undefined && pem === undefined) {
    return { problems: ['CALLER_PUBLIC_KEY_FILE: must be a PEM file of a public key that can be read'] };
  }
  const keys =
    pem === undefined ? ({ kind: 'jwks', url: url ?? '' } as const) : ({ kind: 'publicKey', pem } as const);
  return { tokens: tokensOf(given, keys), problems: [] };
}

function tokensOf(given: GivenSettings, keys: CallerTokens['keys']): CallerTokens {
  return {
    keys,
    issuer: given.CALLER_ISSUER,
    audience: given.CALLER_AUDIENCE,
    algorithms: given.CALLER_ALGORITHMS,
    clockSkewMs: given.CALLER_CLOCK_SKEW_MS,
    consumerClaim: given.CALLER_CONSUMER_CLAIM,
    accountsClaim: given.CALLER_ACCOUNTS_CLAIM,
    delegateScope: given.CALLER_DELEGATE_SCOPE,
  };
}

function readKey(path: string, readFile: ReadFile): string | undefined {
  try {
    const pem = readFile(path);
    // A private key would do, too: it has no business here.
    if (pem.includes('PRIVATE KEY')) return undefined;
    createPublicKey(pem);
    return pem;
  } catch {
    return undefined;
  }
}

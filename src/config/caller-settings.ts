import { commaList, flag, oneOf, text, wholeNumber } from './setting-readers.js';
import { open, setting } from './setting.js';

const anything = text(/\S/, 'not blank');
const claim = text(/^[^\s]{1,200}$/, 'the name of a claim');

/** Settings of who may call, and how callers prove it. */
export const callerSettings = {
  CALLER_AUTH: open(
    oneOf('none', 'jwt'),
    'none with the sandbox or forwarded credentials, else jwt',
    "How callers prove who they are. `jwt`: by a token of the brand's identity provider, sent as `Authorization: Bearer`.",
  ),
  ALLOW_ANONYMOUS: setting(
    flag,
    'off',
    'Needed for `CALLER_AUTH=none` with managed credentials outside the sandbox: anyone may then act for any consumer.',
  ),
  CALLER_JWKS_URL: open(
    text(/^https?:\/\/[^\s@]+$/i, 'an address such as https://login.example/keys'),
    '',
    'Where the identity provider publishes its keys; they are kept for ten minutes, and asked for again when a token names a new one.',
  ),
  CALLER_PUBLIC_KEY_FILE: open(
    anything,
    '',
    'PEM file of the one public key that signs tokens, instead of `CALLER_JWKS_URL`.',
  ),
  CALLER_ISSUER: open(anything, '', 'What `iss` of a token must be; not looked at without it.'),
  CALLER_AUDIENCE: open(anything, '', 'What `aud` of a token must name; not looked at without it.'),
  CALLER_ALGORITHMS: setting(
    commaList(
      /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/,
      'asymmetric algorithms such as RS256 between commas',
    ),
    'RS256,PS256,ES256,EdDSA',
    'Signatures that are accepted.',
  ),
  CALLER_CLOCK_SKEW_MS: setting(
    wholeNumber(0, 600_000),
    '30000',
    "How far the identity provider's clock may be apart.",
  ),
  CALLER_CONSUMER_CLAIM: setting(
    claim,
    'sub',
    'The claim that names the consumer, by its id in its own channel.',
  ),
  CALLER_ACCOUNTS_CLAIM: setting(
    claim,
    'accounts',
    'The claim that lists the accounts a caller may use. Without the claim: the one account that is served, and none where there are more.',
  ),
  CALLER_DELEGATE_SCOPE: open(
    text(/^[^\s]{1,200}$/, 'one scope'),
    '',
    'The scope that lets a service act for any consumer of its accounts; without it nobody may.',
  ),
  ROUTER_TOKEN: open(
    text(/^[\x21-\x7e]{16,1024}$/, 'at least 16 characters without blanks'),
    '',
    'Secret of the router. With it `_entities` and `_service` are answered only where it comes as `X-Router-Token`.',
  ),
} as const;

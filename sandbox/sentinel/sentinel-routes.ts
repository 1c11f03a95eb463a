import type { AccountBook } from '../accounts/account-book.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import type { Reply } from '../http/reply.js';
import type { Route } from '../http/route.js';
import type { SettingsBook } from '../settings/settings-book.js';
import { appJwtClaimsOf } from '../tokens/app-jwt-claims-of.js';
import type { TokenBook } from '../tokens/token-book.js';
import type { Clock } from '../values/clock.js';
import { oauthRefusal } from './oauth-refusal.js';
import { readTokenForm } from './read-token-form.js';

/** What Sentinel answers from. */
export interface SentinelParts {
  readonly accounts: AccountBook;
  readonly settings: SettingsBook;
  readonly tokens: TokenBook;
  readonly now: Clock;
}

/** Sentinel: AppJWTs by token API v1 (AUTH) and v2, and the keys that sign them (OAUTH2). */
export function sentinelRoutes(parts: SentinelParts): readonly Route[] {
  const v1 = /^\/sentinel\/api\/account\/(?<account>[^/]+)\/app\/token$/;
  const v2 = /^\/sentinel\/api\/v2\/account\/(?<account>[^/]+)\/app\/token$/;
  const keys = () => jsonReply(200, { keys: [parts.tokens.key.publicJwk] });
  return [
    {
      service: 'sentinel',
      pattern: v1,
      methods: {
        POST: (call, path) => {
          if (call.query.get('v') !== '1.0') throw oauthRefusal('invalid_request', 'v must be 1.0');
          return issue(parts, call, path['account'] ?? '');
        },
      },
    },
    {
      service: 'sentinel',
      pattern: v2,
      methods: { POST: (call, path) => issue(parts, call, path['account'] ?? '') },
    },
    { service: 'sentinel', pattern: /^\/sentinel\/well-known\/jwks$/, methods: { GET: keys } },
  ];
}

async function issue(parts: SentinelParts, call: IncomingCall, accountId: string): Promise<Reply> {
  const isForm = call.headers['content-type']?.includes('application/x-www-form-urlencoded');
  if (!isForm)
    throw oauthRefusal('invalid_request', 'Content-Type must be application/x-www-form-urlencoded');
  const clientId = readClient(parts, readTokenForm(call), accountId);
  const lifetimeSeconds = parts.settings.current.appJwtLifetimeSeconds;
  const claims = appJwtClaimsOf({ accountId, clientId, now: parts.now(), lifetimeSeconds });
  const token = await parts.tokens.sign({ ...claims });
  return jsonReply(200, { access_token: token, token_type: 'Bearer' });
}

function readClient(parts: SentinelParts, read: (name: string) => string | null, accountId: string): string {
  const grantType = read('grant_type');
  if (grantType === null) throw oauthRefusal('invalid_request', 'grant_type is missing');
  if (grantType !== 'client_credentials') {
    throw oauthRefusal('unsupported_grant_type', 'grant_type must be client_credentials');
  }
  const clientId = read('client_id');
  const secret = read('client_secret');
  if (!clientId || !secret) throw oauthRefusal('invalid_request', 'client_id and client_secret are required');
  const app = parts.accounts.find(accountId, clientId);
  if (app?.clientSecret !== secret) {
    throw oauthRefusal('invalid_client', 'The app is unknown to this account, or its secret is wrong');
  }
  return clientId;
}

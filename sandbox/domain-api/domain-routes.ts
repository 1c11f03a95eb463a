import type { AccountBook } from '../accounts/account-book.js';
import { errorReply } from '../http/error-reply.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import { Refusal } from '../http/refusal.js';
import type { PathParts, Route } from '../http/route.js';
import type { SettingsBook } from '../settings/settings-book.js';
import type { BaseUri } from './base-uri.js';

/** What the Domain API answers from. */
export interface DomainParts {
  readonly accounts: AccountBook;
  readonly settings: SettingsBook;
  /** The sandbox's own `host:port`; for one that listens on every address, where this call came in. */
  readonly hostOf: (call: IncomingCall) => string;
}

/** The Domain API: one service, or all of them (DOM). */
export function domainRoutes(parts: DomainParts): readonly Route[] {
  const all = /^\/api\/account\/(?<account>[^/]+)\/service\/baseURI(\.json)?$/;
  const one = /^\/api\/account\/(?<account>[^/]+)\/service\/(?<name>[^/]+)\/baseURI(\.json)?$/;
  return [
    { service: 'domain', pattern: all, methods: { GET: (call, path) => listAll(parts, call, path) } },
    { service: 'domain', pattern: one, methods: { GET: (call, path) => listOne(parts, call, path) } },
  ];
}

function listAll(parts: DomainParts, call: IncomingCall, path: PathParts) {
  return jsonReply(200, { baseURIs: baseUris(parts, call, path) });
}

function listOne(parts: DomainParts, call: IncomingCall, path: PathParts) {
  const found = baseUris(parts, call, path).find(({ service }) => service === path['name']);
  if (!found) refuse(`No such service: ${path['name']}`, 40400);
  const asObject = parts.settings.current.singleServiceBody === 'object';
  return jsonReply(200, asObject ? found : { baseURIs: [found] });
}

function baseUris(parts: DomainParts, call: IncomingCall, path: PathParts): readonly BaseUri[] {
  if (call.query.get('version') !== '1.0') refuse('version must be 1.0', 40000);
  const account = path['account'] ?? '';
  if (!parts.accounts.has(account)) refuse('Invalid site', 40100);
  const offered = Object.entries(parts.settings.current.services).filter(([, on]) => on);
  return offered.map(([service]) => ({ service, account, baseURI: parts.hostOf(call) }));
}

function refuse(details: string, errorCode: number): never {
  throw new Refusal(errorReply({ title: 'Bad Request', details, errorCode }));
}

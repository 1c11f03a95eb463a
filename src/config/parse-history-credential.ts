import { z } from 'zod';
import type { HistoryCredential } from './account.js';
import { anyText } from './any-text.js';
import type { Secret } from './secret.js';
import { secretMember } from './secret-member.js';
import type { EntrySource } from './secret-member.js';

/** The `history` of an account as it stands in the accounts file: the Bearer of a login, or an OAuth 1.0 API key (MHIST). */
export const historyEntry = z.strictObject(
  {
    bearerToken: anyText.optional(),
    bearerTokenFile: anyText.optional(),
    consumerKey: anyText.optional(),
    consumerSecret: anyText.optional(),
    consumerSecretFile: anyText.optional(),
    accessToken: anyText.optional(),
    accessTokenSecret: anyText.optional(),
    accessTokenSecretFile: anyText.optional(),
  },
  { error: 'must be a history credential with known members only' },
);

/** Completes a credential; undefined when something is missing, which is reported by name. */
export function parseHistoryCredential(source: EntrySource): HistoryCredential | undefined {
  const names = Object.keys(source.entry).filter((name) => source.entry[name] !== undefined);
  const forBearer = names.filter((name) => name.startsWith('bearerToken'));
  if (forBearer.length === 0) return parseOAuth1(source);
  for (const name of names) {
    if (!forBearer.includes(name)) source.report(name, 'must not stand beside a bearer token');
  }
  return parseBearer(source);
}

function parseBearer(source: EntrySource): HistoryCredential | undefined {
  const token = secretMember(source, 'bearerToken');
  if (token === undefined) return undefined;
  if (/^[\x21-\x7e]+$/.test(token.reveal())) return { kind: 'bearer', token };
  source.report('bearerToken', 'must be a token without spaces');
  return undefined;
}

function parseOAuth1(source: EntrySource): HistoryCredential | undefined {
  const { consumerKey, accessToken } = source.entry;
  const consumerSecret = requiredSecret(source, 'consumerSecret');
  const accessTokenSecret = requiredSecret(source, 'accessTokenSecret');
  if (typeof consumerKey !== 'string') source.report('consumerKey', 'must be set');
  if (typeof accessToken !== 'string') source.report('accessToken', 'must be set');
  if (typeof consumerKey !== 'string' || typeof accessToken !== 'string') return undefined;
  if (consumerSecret === undefined || accessTokenSecret === undefined) return undefined;
  return { kind: 'oauth1', consumerKey, consumerSecret, accessToken, accessTokenSecret };
}

function requiredSecret(source: EntrySource, member: string): Secret | undefined {
  const { entry, report } = source;
  if (entry[member] === undefined && entry[`${member}File`] === undefined) report(member, 'must be set');
  return secretMember(source, member);
}

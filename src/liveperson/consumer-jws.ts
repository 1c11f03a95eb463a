import { isHeaderToken } from './app-jwt.js';
import { isRecord } from './is-record.js';
import { readTokenClaims } from './read-token-claims.js';

/** A token that says for which consumer the app speaks; it never expires (OVR). */
export interface ConsumerJws {
  readonly token: string;
  readonly accountId: string;
  /** The consumer's id in its own channel. */
  readonly extConsumerId: string;
  /** The consumer's participant id at LivePerson, 64 hexadecimal characters. */
  readonly lpConsumerId: string;
}

/** Body that asks for a ConsumerJWS (AUTH). */
export function consumerJwsRequest(extConsumerId: string): string {
  return JSON.stringify({ ext_consumer_id: extConsumerId });
}

/** Reads `{ token }`; undefined when the token does not name its consumer. */
export function readConsumerJws(body: unknown): ConsumerJws | undefined {
  if (!isRecord(body) || typeof body['token'] !== 'string') return undefined;
  return readConsumerClaims(body['token']);
}

/** Whom a ConsumerJWS names, **unproven**; undefined when it names nobody. */
export function readConsumerClaims(token: string): ConsumerJws | undefined {
  if (!isHeaderToken(token)) return undefined;
  const { account_id, ext_consumer_id, lp_consumer_id } = readTokenClaims(token) ?? {};
  if (typeof account_id !== 'string' || typeof ext_consumer_id !== 'string') return undefined;
  if (typeof lp_consumer_id !== 'string' || !/^[0-9a-z]{1,128}$/i.test(lp_consumer_id)) return undefined;
  return { token, accountId: account_id, extConsumerId: ext_consumer_id, lpConsumerId: lp_consumer_id };
}

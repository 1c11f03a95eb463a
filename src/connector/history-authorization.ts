import { randomUUID } from 'node:crypto';
import type { HistoryCredential } from '../config/account.js';
import { oauth1Header } from '../liveperson/oauth1-header.js';

/** A history call as it is signed; `now` is in milliseconds since 1970. */
export interface HistoryCall {
  readonly url: string;
  readonly now: number;
}

/** The `Authorization` header of a history call: the Bearer, or a signature over the call (MHIST). */
export function historyAuthorization(credential: HistoryCredential, { url, now }: HistoryCall): string {
  if (credential.kind === 'bearer') return `Bearer ${credential.token.reveal()}`;
  const timestamp = Math.floor(now / 1000);
  return oauth1Header(
    { method: 'POST', url, nonce: randomUUID(), timestamp },
    {
      consumerKey: credential.consumerKey,
      consumerSecret: credential.consumerSecret.reveal(),
      accessToken: credential.accessToken,
      accessTokenSecret: credential.accessTokenSecret.reveal(),
    },
  );
}

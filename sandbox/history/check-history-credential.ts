import type { AccountBook } from '../accounts/account-book.js';
import { errorReply } from '../http/error-reply.js';
import { Refusal } from '../http/refusal.js';

/**
 * Refuses a call without a login's Bearer or an OAuth 1.0 signature (MHIST). Signatures are not computed: an account
 * with a `historyToken` wants to see it, as the Bearer or as `oauth_token`; any other account takes what comes.
 */
export function checkHistoryCredential(
  accounts: AccountBook,
  accountId: string,
  header: string | undefined,
): void {
  const credential = /^(Bearer|OAuth)\s+(.+)$/i.exec(header ?? '')?.[2];
  const expected = accounts.appsOf(accountId).map(({ historyToken }) => historyToken);
  const fits = credential !== undefined && expected.some((token) => isToken(credential, token));
  if (fits) return;
  const details = 'The history API wants a Bearer of a login, or OAuth 1.0';
  throw new Refusal(errorReply({ title: 'Unauthorized', details, errorCode: 40100 }));
}

const isToken = (credential: string, token: string | undefined): boolean =>
  token === undefined || credential === token || credential.includes(`oauth_token="${token}"`);

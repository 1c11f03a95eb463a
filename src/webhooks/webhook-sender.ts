import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Accounts } from '../config/account.js';

/** Who says that it sends: a configured account, its app, and a signature that is still to be proved. */
export interface WebhookSender {
  readonly account: Account;
  readonly signature: string;
}

/** The account and the app that the headers name, when all are there and configured (WHP); undefined otherwise. */
export function findSender(headers: IncomingHttpHeaders, accounts: Accounts): WebhookSender | undefined {
  const [accountId, clientId, signature] = [
    headers['x-liveperson-account-id'],
    headers['x-liveperson-client-id'],
    headers['x-liveperson-signature'],
  ];
  if (typeof accountId !== 'string' || typeof clientId !== 'string' || typeof signature !== 'string') {
    return undefined;
  }
  const account = accounts.find(accountId);
  return account?.clientId === clientId ? { account, signature } : undefined;
}

/** Secrets that verify webhooks of an account: the one in use, and those being replaced. */
export function secretsOf({ clientSecret, previousClientSecrets }: Account): readonly string[] {
  const secrets =
    clientSecret === undefined ? previousClientSecrets : [clientSecret, ...previousClientSecrets];
  return secrets.map((secret) => secret.reveal());
}

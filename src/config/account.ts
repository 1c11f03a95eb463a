import type { Secret } from './secret.js';

/** What the Messaging Interactions API takes: the Bearer of a login, or an OAuth 1.0 API key (MHIST). */
export type HistoryCredential =
  | { readonly kind: 'bearer'; readonly token: Secret }
  | {
      readonly kind: 'oauth1';
      readonly consumerKey: string;
      readonly consumerSecret: Secret;
      readonly accessToken: string;
      readonly accessTokenSecret: Secret;
    };

/** One LivePerson account (brand) that the gateway serves, with its connector app. */
export interface Account {
  /** The account id, which LivePerson also calls brand id and site id. */
  readonly id: string;
  /** The id of the installed connector app; absent only when callers forward their own tokens. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: Secret | undefined;
  /** Secrets that still verify webhooks while a new one is rolled out. */
  readonly previousClientSecrets: readonly Secret[];
  /** Overrides `DOMAIN_API_URL` for this account. */
  readonly domainApiUrl?: string | undefined;
  /** PEM of the key that signs this account's ConsumerJWS: proves a forwarded token without asking LivePerson. */
  readonly consumerJwsPublicKey?: string | undefined;
  /** Lets conversations be read back from history, which the app's own tokens do not open. */
  readonly history?: HistoryCredential | undefined;
}

/** The accounts served now; the set may be replaced while the gateway runs. */
export interface Accounts {
  find(accountId: string): Account | undefined;
}

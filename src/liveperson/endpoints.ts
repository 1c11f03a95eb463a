/** A path on a service's host, with its query. Account ids are checked before they get here, and encoded all the same. */
const account = (accountId: string): string => `/api/account/${encodeURIComponent(accountId)}`;

/** Hosts of all services of an account, on the Domain API (DOM; the all-services form is the demo app's and the SDK's). */
export const baseUrisPath = (accountId: string): string =>
  `${account(accountId)}/service/baseURI.json?version=1.0`;

/** AppJWT by client credentials, on `sentinel` (AUTH). */
export const appJwtPath = (accountId: string): string =>
  `/sentinel${account(accountId)}/app/token?v=1.0&grant_type=client_credentials`;

/** ConsumerJWS for an external consumer id, on `idp` (AUTH). */
export const consumerJwsPath = (accountId: string): string => `${account(accountId)}/consumer?v=1.0`;

/** Opens a conversation, on `asyncMessagingEnt` (CONV). Only `v=3` exists; any other is 404 (REL19). */
export const conversationPath = (accountId: string): string =>
  `${account(accountId)}/messaging/consumer/conversation?v=3`;

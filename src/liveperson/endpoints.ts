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

/** Everything on an existing conversation, on `asyncMessagingEnt` (SEND). */
export const sendPath = (accountId: string): string =>
  `${account(accountId)}/messaging/consumer/conversation/send?v=3`;

/** One conversation, on `messagingRestApiDomain` (REST2). */
export const restConversationPath = (conversationId: string): string =>
  `/messaging/v1/conversations/${encodeURIComponent(conversationId)}`;

/** Messages of a dialog after a sequence, oldest first, on `messagingRestApiDomain` (REST2). */
export const restMessagesPath = (conversationId: string, dialogId: string, newerThan: number): string =>
  `${restConversationPath(conversationId)}/dialogs/${encodeURIComponent(dialogId)}/messages` +
  `?newerThanSequence=${newerThan}&sortBy=sequence&sortOrder=ASC&limit=100`;

/** Caller name that the history APIs ask for, at most 20 characters (MHIST). */
const source = 'ConversationGateway';

/** Conversations by id, up to 100, on `msgHist` (MHIST). */
export const historyByIdPath = (accountId: string): string =>
  `/messaging_history${account(accountId)}/conversations/conversation/search?source=${source}`;

/** Conversations of a consumer, on `msgHist` (MHIST). */
export const historyByConsumerPath = (accountId: string): string =>
  `/messaging_history${account(accountId)}/conversations/consumer/search?source=${source}`;

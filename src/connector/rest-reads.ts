import { fromAnswer, fromUnreadable } from '../errors/from-upstream.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { HttpClient } from '../http/http-client.js';
import type { UpstreamResponse } from '../http/response-collector.js';
import type { ConversationSnapshot, DialogSnapshot } from '../liveperson/conversation-snapshot.js';
import { restConversationPath, restMessagesPath } from '../liveperson/endpoints.js';
import type { LivePersonMessage } from '../liveperson/message.js';
import { readRestConversation } from '../liveperson/read-rest-conversation.js';
import { readRestMessages } from '../liveperson/read-rest-messages.js';
import { isAppJwtRefused, readUpstreamError } from '../liveperson/read-upstream-error.js';
import { sortMessages } from '../liveperson/sort-messages.js';
import type { Credentials, Tokens } from './credentials.js';
import { patiently } from './patiently.js';
import type { RequestScope } from './request-scope.js';

/** The Domain API's name of the Messaging REST API (REST2). */
export const restService = 'messagingRestApiDomain';

/** Bounds what one read can cost: 2000 messages of a dialog, at 100 a page. */
const maxPages = 20;

/** Reads of the Messaging REST API: the only ones that the connector's own tokens open (12.3). */
export class RestReads {
  constructor(private readonly http: HttpClient) {}

  /** A conversation without its messages; undefined when there is none that the consumer of the tokens may see. */
  async conversation(
    id: string,
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<ConversationSnapshot | undefined> {
    const response = await this.#get(restConversationPath(id), credentials, scope);
    if (response === undefined) return undefined;
    const snapshot = readRestConversation(response.body);
    if (snapshot?.id !== id) throw fromUnreadable(callOf(credentials), response.status);
    return snapshot;
  }

  /** The messages of a conversation that its consumer may see, in order; of each dialog at most the first 2000. */
  async messages(
    conversationId: string,
    dialogs: readonly DialogSnapshot[],
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<readonly LivePersonMessage[]> {
    const messages: LivePersonMessage[] = [];
    // One after the other, so that the bound on conversations read at once is the bound on calls.
    for (const { id } of dialogs) {
      messages.push(...(await this.#dialog({ conversationId, dialogId: id, credentials, scope })));
    }
    return sortMessages(messages, dialogs);
  }

  async #dialog(wanted: WantedDialog): Promise<readonly LivePersonMessage[]> {
    const { conversationId, dialogId, credentials, scope } = wanted;
    const messages: LivePersonMessage[] = [];
    let newerThan = -1;
    for (let page = 0; page < maxPages; page += 1) {
      const path = restMessagesPath(conversationId, dialogId, newerThan);
      const response = await this.#get(path, credentials, scope);
      if (response === undefined) break;
      const read = readRestMessages(response.body, dialogId);
      if (read === undefined) throw fromUnreadable(callOf(credentials), response.status);
      messages.push(...read.messages);
      // A page that does not lead on would come again and again.
      if (!read.hasMore || read.lastSequence === undefined || read.lastSequence <= newerThan) break;
      newerThan = read.lastSequence;
    }
    return messages;
  }

  /** Asks once, and once more when the AppJWT was refused and can be renewed; undefined for 404. */
  async #get(
    path: string,
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<UpstreamResponse | undefined> {
    const call = callOf(credentials);
    const tokens = credentials.peek() ?? (await patiently(scope, call, credentials.get(scope)));
    let response = await this.#send({ path, tokens, credentials, scope });
    const { errorCode } = response.status === 401 ? readUpstreamError(response.body) : {};
    if (errorCode === 40103) credentials.dropConsumer(tokens);
    const renewed = isAppJwtRefused(response.body) ? credentials.renew(tokens, scope) : undefined;
    if (renewed !== undefined) {
      const again = await patiently(scope, call, renewed);
      response = await this.#send({ path, tokens: again, credentials, scope });
    }
    if (response.status === 404) return undefined;
    if (response.status !== 200) throw fromAnswer(call, response);
    return response;
  }

  async #send({ path, tokens, credentials, scope }: Prepared): Promise<UpstreamResponse> {
    const { account } = credentials;
    const call = callOf(credentials);
    const origin = await patiently(scope, call, scope.domains.load({ account, service: restService }));
    const headers = {
      authorization: tokens.appJwt.token,
      'lp-on-behalf': tokens.consumerJws.token,
      'brand-id': account.id,
      'client-source': 'ConversationGateway',
      'request-id': scope.call.requestId,
    };
    return this.http.send({ ...call, method: 'GET', origin, path, headers }, scope.call);
  }
}

interface WantedDialog {
  readonly conversationId: string;
  readonly dialogId: string;
  readonly credentials: Credentials;
  readonly scope: RequestScope;
}

interface Prepared {
  readonly path: string;
  readonly tokens: Tokens;
  readonly credentials: Credentials;
  readonly scope: RequestScope;
}

function callOf(credentials: Credentials): UpstreamCall {
  const { account, holder } = credentials;
  return { service: restService, account: account.id, effect: 'none', credentials: holder };
}

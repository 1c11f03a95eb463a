import type { Account } from '../config/account.js';
import { fromAnswer, fromUnreadable } from '../errors/from-upstream.js';
import { GatewayError } from '../errors/gateway-error.js';
import { TransportFailure } from '../errors/transport-failure.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { HttpClient } from '../http/http-client.js';
import type { ConversationSnapshot } from '../liveperson/conversation-snapshot.js';
import { historyByConsumerPath, historyByIdPath } from '../liveperson/endpoints.js';
import { historyByConsumer, historyByIds, maxHistoryIds } from '../liveperson/history-search.js';
import type { HistoryIds, HistorySearch } from '../liveperson/history-search.js';
import { readHistory } from '../liveperson/read-history-record.js';
import { historyAuthorization } from './history-authorization.js';
import { patiently } from './patiently.js';
import type { RequestScope } from './request-scope.js';

/** The Domain API's name of the history APIs (MHIST). */
export const historyService = 'msgHist';

const historyCall: UpstreamCall = { service: historyService, effect: 'none', credentials: 'gateway' };

/** Reads of the Messaging Interactions API, up to a minute late; an account without its credential reads nothing (MHIST). */
export class HistoryReads {
  constructor(
    private readonly http: HttpClient,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  /** Conversations by id, those that history knows: one call for each 100. */
  async byIds(
    account: Account,
    { ids, messages }: HistoryIds,
    scope: RequestScope,
  ): Promise<readonly ConversationSnapshot[]> {
    const slices: HistoryIds[] = [];
    for (let from = 0; from < ids.length; from += maxHistoryIds) {
      slices.push({ ids: ids.slice(from, from + maxHistoryIds), messages });
    }
    const found = await Promise.all(slices.map((slice) => this.#slice(account, slice, scope)));
    return found.flat();
  }

  /** Conversations of a consumer, by participant id, without their messages. */
  byConsumer(
    account: Account,
    lpConsumerId: string,
    states: readonly ('OPEN' | 'CLOSE')[],
    scope: RequestScope,
  ): Promise<readonly ConversationSnapshot[]> {
    const path = historyByConsumerPath(account.id);
    return this.#search(account, { path, body: historyByConsumer(lpConsumerId, states) }, scope);
  }

  /** An answer beyond `UPSTREAM_MAX_RESPONSE_BYTES` is asked for in two halves. */
  async #slice(
    account: Account,
    wanted: HistoryIds,
    scope: RequestScope,
  ): Promise<readonly ConversationSnapshot[]> {
    const path = historyByIdPath(account.id);
    try {
      return await this.#search(account, { path, body: historyByIds(wanted) }, scope);
    } catch (error) {
      if (!isTooLarge(error) || wanted.ids.length === 1) throw error;
      const middle = Math.ceil(wanted.ids.length / 2);
      const halves = [wanted.ids.slice(0, middle), wanted.ids.slice(middle)];
      const found = await Promise.all(halves.map((ids) => this.#slice(account, { ...wanted, ids }, scope)));
      return found.flat();
    }
  }

  async #search(
    account: Account,
    { path, body }: { readonly path: string; readonly body: HistorySearch },
    scope: RequestScope,
  ): Promise<readonly ConversationSnapshot[]> {
    if (account.history === undefined) return [];
    const origin = await patiently(
      scope,
      historyCall,
      scope.domains.load({ account, service: historyService }),
    );
    const authorization = historyAuthorization(account.history, { url: origin + path, now: this.now() });
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await this.http.send(
      {
        ...historyCall,
        account: account.id,
        method: 'POST',
        origin,
        path,
        headers,
        body: JSON.stringify(body),
      },
      scope.call,
    );
    if (response.status === 204) return [];
    if (response.status !== 200) throw fromAnswer(historyCall, response);
    const found = readHistory(response.body);
    if (found === undefined) throw fromUnreadable(historyCall, response.status);
    return found;
  }
}

function isTooLarge(error: unknown): boolean {
  const cause = error instanceof GatewayError ? error.facts.cause : undefined;
  return cause instanceof TransportFailure && cause.kind === 'tooLarge';
}

import type { Account } from '../config/account.js';
import type { ConversationSnapshot } from '../liveperson/conversation-snapshot.js';
import type { HistoryIds } from '../liveperson/history-search.js';
import type { Credentials } from './credentials.js';
import { historyService } from './history-reads.js';
import type { HistoryReads } from './history-reads.js';
import { mapBounded } from './map-bounded.js';
import { offersService } from './offers-service.js';
import type { RequestScope } from './request-scope.js';
import { restService } from './rest-reads.js';
import type { RestReads } from './rest-reads.js';

/** A conversation to read, with the tokens of its consumer where they can be had. */
export interface WantedConversation {
  readonly id: string;
  readonly credentials?: Credentials | undefined;
  /** Read only where history is asked about another one anyway. */
  readonly along?: boolean | undefined;
}

/** What of a conversation is read. */
export interface ReadOptions {
  /** `along`: only where they cost no further call. */
  readonly messages: boolean | 'along';
}

/** Messaging REST reads under way at once for one request: LivePerson bounds concurrency (MWR, RETRY). */
const restAtOnce = 8;

/** Reads conversations back from whichever API an account offers. Every method throws GatewayErrors only. */
export class ConversationReads {
  constructor(
    private readonly rest: RestReads,
    private readonly history: HistoryReads,
  ) {}

  /** True when at least one of the two APIs can be asked for this account. */
  async isOffered(account: Account, scope: RequestScope): Promise<boolean> {
    const services = account.history === undefined ? [restService] : [restService, historyService];
    const offered = await Promise.all(services.map((service) => offersService({ account, service }, scope)));
    return offered.includes(true);
  }

  /**
   * What LivePerson tells of these conversations, by id; unknown ones are absent. Where the Messaging REST API is
   * offered it is asked, live, for those with tokens, and its "not found" stands; history is asked for the others.
   */
  async snapshots(
    account: Account,
    wanted: readonly WantedConversation[],
    options: ReadOptions,
    scope: RequestScope,
  ): Promise<ReadonlyMap<string, ConversationSnapshot>> {
    const each = [...new Map(wanted.map((item) => [item.id, item])).values()];
    const own = each.flatMap(({ credentials, ...item }) => (credentials ? [{ credentials, ...item }] : []));
    const offered = own.length > 0 && (await offersService({ account, service: restService }, scope));
    const live = offered ? own.filter(({ along }) => !along) : [];
    const liveIds = new Set(offered ? own.map(({ id }) => id) : []);
    const rest = each.filter(({ id }) => !liveIds.has(id));
    const ids = rest.every(({ along }) => along) ? [] : rest.map(({ id }) => id);
    const [read, kept] = await Promise.all([
      mapBounded(live, restAtOnce, (item) => this.#live(item, options, scope)),
      this.#kept(account, { ids, messages: options.messages !== false }, scope),
    ]);
    return new Map(
      [...read.flatMap((snapshot) => snapshot ?? []), ...kept].map((found) => [found.id, found]),
    );
  }

  /** A consumer's conversations in these states, newest first, without messages; none without the history credential. */
  async ofConsumer(
    account: Account,
    lpConsumerId: string,
    states: readonly ('OPEN' | 'CLOSE')[],
    scope: RequestScope,
  ): Promise<readonly ConversationSnapshot[]> {
    if (states.length === 0 || !(await this.#keepsHistory(account, scope))) return [];
    const found = await this.history.byConsumer(account, lpConsumerId, states, scope);
    return [...found].sort((a, b) => b.startedAt - a.startedAt);
  }

  async #live(
    { id, credentials }: { readonly id: string; readonly credentials: Credentials },
    options: ReadOptions,
    scope: RequestScope,
  ): Promise<ConversationSnapshot | undefined> {
    const snapshot = await this.rest.conversation(id, credentials, scope);
    if (snapshot === undefined || options.messages !== true) return snapshot;
    const messages = await this.rest.messages(id, snapshot.dialogs, credentials, scope);
    return { ...snapshot, messages };
  }

  async #kept(
    account: Account,
    { ids, messages }: HistoryIds,
    scope: RequestScope,
  ): Promise<readonly ConversationSnapshot[]> {
    if (ids.length === 0 || !(await this.#keepsHistory(account, scope))) return [];
    const found = await this.history.byIds(account, { ids, messages }, scope);
    const asked = found.filter(({ id }) => ids.includes(id));
    return messages ? asked.map((snapshot) => ({ messages: [], ...snapshot })) : asked;
  }

  async #keepsHistory(account: Account, scope: RequestScope): Promise<boolean> {
    return account.history !== undefined && offersService({ account, service: historyService }, scope);
  }
}

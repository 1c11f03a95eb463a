import type { Account, Accounts } from '../config/account.js';
import type { Connector } from '../connector/connector.js';
import { forwardedCredentials, managedCredentials } from '../connector/credentials.js';
import type { Credentials, TokenSources } from '../connector/credentials.js';
import type { RequestScope } from '../connector/request-scope.js';
import { GatewayError } from '../errors/gateway-error.js';
import { actingConsumer } from '../identity/acting-consumer.js';
import type { ActingConsumer } from '../identity/acting-consumer.js';
import type { Caller } from '../identity/caller.js';
import { readableIn } from '../identity/may-read.js';
import type { ConversationKey, ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import type { Once } from './once.js';
import type { Opened, Opening } from './opening.js';
import { proveForwarded } from '../identity/prove-forwarded.js';

/** What this room stands on. */
export interface ConversationsParts {
  readonly accounts: Accounts;
  readonly connector: Connector;
  readonly tokens: TokenSources;
  readonly store: ConversationStore;
  readonly once: Once;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What the gateway knows of conversations, and how it opens them. */
export class Conversations {
  constructor(private readonly parts: ConversationsParts) {}

  /** Opens a conversation for the consumer for whom the caller may speak. */
  async open(opening: Opening, caller: Caller, scope: RequestScope): Promise<Opened> {
    const account = this.#account(opening.accountId);
    const acting = actingConsumer(caller, opening.consumerId);
    const work = (): Promise<Opened> => this.#open(opening, { account, acting, caller }, scope);
    const { idempotencyKey, ...input } = opening;
    if (idempotencyKey === undefined || idempotencyKey === null) return work();
    const owner = ownerOfKey(account, acting);
    const keyed = { operation: 'createConversation', owner, key: idempotencyKey, input };
    const { value, replayed } = await this.parts.once.run(keyed, work);
    return replayed ? { record: value.record, outcome: 'REPLAYED' } : value;
  }

  /** Records that the caller may read, in the order of the keys; null for missing and foreign alike. */
  async getMany(keys: readonly ConversationKey[], caller: Caller): Promise<(ConversationRecord | null)[]> {
    const accountIds = [...new Set(keys.map((key) => key.accountId))];
    await Promise.all(accountIds.map((id) => this.#prove(caller, id)));
    // Before the look-up, so that a caller who may read nothing is told so whether or not there is something.
    for (const id of accountIds) readableIn(caller, id);
    const records = await this.parts.store.getMany(keys);
    return records.map((record) => (record && mayRead(caller, record) ? record : null));
  }

  /** The open conversation of the consumer for whom the caller may speak, when it is known here. */
  async findOpen(
    { accountId, consumerId }: { accountId: string; consumerId: string | null },
    caller: Caller,
    scope: RequestScope,
  ): Promise<ConversationRecord | null> {
    const acting = actingConsumer(caller, consumerId);
    const account = this.parts.accounts.find(accountId);
    if (account === undefined) return null;
    await this.#prove(caller, accountId);
    const { consumerJws } = await this.#credentials(account, acting).get(scope);
    const record = await this.parts.store.findOpen(accountId, consumerJws.lpConsumerId);
    return record && mayRead(caller, record) ? record : null;
  }

  async #open(opening: Opening, by: OpenedBy, scope: RequestScope): Promise<Opened> {
    const credentials = this.#credentials(by.account, by.acting);
    try {
      const created = await this.parts.connector.createConversation(opening, credentials, scope);
      markProven(by);
      const record = await this.#record(opening, created);
      if (created.profileRefused !== undefined) throw created.profileRefused;
      return { record, outcome: 'CREATED' };
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'CONVERSATION_ALREADY_OPEN') throw error;
      markProven(by);
      return this.#alreadyOpen(error, opening, credentials);
    }
  }

  /** LivePerson says that one is open, not which: the gateway's own record may know. */
  async #alreadyOpen(
    error: GatewayError,
    { accountId, ifOpen }: Opening,
    credentials: Credentials,
  ): Promise<Opened> {
    const lpConsumerId = credentials.peek()?.consumerJws.lpConsumerId;
    const open =
      lpConsumerId === undefined ? undefined : await this.parts.store.findOpen(accountId, lpConsumerId);
    if (open === undefined) throw error;
    if (ifOpen === 'REJECT') throw error.withDetails({ conversationId: open.id });
    return { record: open, outcome: 'RETURNED_OPEN' };
  }

  async #record(
    { accountId, routing }: Opening,
    { conversationId, consumer }: Awaited<ReturnType<Connector['createConversation']>>,
  ): Promise<ConversationRecord> {
    const record: ConversationRecord = {
      accountId,
      id: conversationId,
      lpConsumerId: consumer.lpConsumerId,
      extConsumerId: consumer.extConsumerId,
      state: 'OPEN',
      stage: 'OPEN',
      skillId: routing?.skillId ?? undefined,
      ttr: routing?.ttr ?? undefined,
      startedAt: this.parts.now(),
    };
    await this.parts.store.put(record);
    return record;
  }

  #account(accountId: string): Account {
    const account = this.parts.accounts.find(accountId);
    if (account === undefined)
      throw new GatewayError('ACCOUNT_NOT_FOUND', 'The gateway serves no such account.');
    return account;
  }

  #credentials(account: Account, acting: ActingConsumer): Credentials {
    return acting.kind === 'managed'
      ? managedCredentials(account, acting.extConsumerId, this.parts.tokens)
      : forwardedCredentials(account, acting.appJwt, acting.consumerJws);
  }

  async #prove(caller: Caller, accountId: string): Promise<void> {
    await proveForwarded(caller, this.parts.accounts.find(accountId));
  }
}

interface OpenedBy {
  readonly account: Account;
  readonly acting: ActingConsumer;
  readonly caller: Caller;
}

/** LivePerson accepted both tokens in this very request: the claims of the ConsumerJWS hold. */
function markProven({ account, caller }: OpenedBy): void {
  if (caller.kind === 'forwarded') caller.provenIn = account.id;
}

function mayRead(caller: Caller, record: ConversationRecord): boolean {
  const readable = readableIn(caller, record.accountId);
  return readable?.kind === 'any' || readable?.lpConsumerId === record.lpConsumerId;
}

function ownerOfKey(account: Account, acting: ActingConsumer): string {
  // A forwarded token is unproven here; only who holds the very same token shares its keys.
  const who = acting.kind === 'managed' ? `id ${acting.extConsumerId}` : `jws ${acting.consumerJws.token}`;
  return `${account.id} ${who}`;
}

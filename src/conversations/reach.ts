import type { Account, Accounts } from '../config/account.js';
import type { ConversationReads } from '../connector/conversation-reads.js';
import { forwardedCredentials, managedCredentials } from '../connector/credentials.js';
import type { Credentials, TokenSources } from '../connector/credentials.js';
import type { RequestScope } from '../connector/request-scope.js';
import { GatewayError } from '../errors/gateway-error.js';
import { actingConsumer } from '../identity/acting-consumer.js';
import type { ActingConsumer } from '../identity/acting-consumer.js';
import type { Caller } from '../identity/caller.js';
import { conversationNotFound } from '../errors/conversation-not-found.js';
import type { ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import { adopt } from './adopt.js';

/** Which conversation, and for whom. */
export interface Target {
  readonly accountId: string;
  readonly conversationId: string;
  /** The consumer's id in its own channel, where the caller may name one. */
  readonly consumerId?: string | null | undefined;
}

/** A consumer of an account for whom the caller may speak. */
export interface Speaker {
  readonly account: Account;
  readonly acting: ActingConsumer;
  readonly credentials: Credentials;
}

/** A conversation that the caller may act on. */
export interface Reached extends Speaker {
  readonly conversationId: string;
  /** Absent when nobody could be asked about it: then LivePerson decides whether it is the consumer's. */
  readonly record: ConversationRecord | undefined;
}

/** What finding a conversation stands on. */
export interface ReachParts {
  readonly accounts: Accounts;
  readonly tokens: TokenSources;
  readonly store: ConversationStore;
  readonly reads: ConversationReads;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Finds the conversation that a caller wants to act on, and refuses what is missing and what is another's alike. */
export class Reach {
  constructor(private readonly parts: ReachParts) {}

  /** The consumer for whom the caller may speak; throws ACCOUNT_NOT_FOUND or what identity says. */
  speaker(accountId: string, consumerId: string | null | undefined, caller: Caller, path?: string): Speaker {
    const acting = actingConsumer(caller, { accountId, consumerId, path });
    const account = this.parts.accounts.find(accountId);
    if (account === undefined)
      throw new GatewayError('ACCOUNT_NOT_FOUND', 'The gateway serves no such account.');
    const credentials =
      acting.kind === 'managed'
        ? managedCredentials(account, acting.extConsumerId, this.parts.tokens)
        : forwardedCredentials(account, acting.appJwt, acting.consumerJws);
    return { account, acting, credentials };
  }

  /** The conversation, from the gateway's own record or else from LivePerson; throws CONVERSATION_NOT_FOUND. */
  async conversation(target: Target, caller: Caller, scope: RequestScope): Promise<Reached> {
    const { accountId, conversationId } = target;
    const speaker = this.speaker(accountId, target.consumerId, caller);
    const [known] = await this.parts.store.getMany([{ accountId, id: conversationId }]);
    const record = known ?? (await this.#lookUp(speaker, conversationId, scope));
    if (record !== undefined && record.lpConsumerId !== (await lpConsumerIdOf(speaker, scope)))
      throw conversationNotFound();
    return { conversationId, record, ...speaker };
  }

  async #lookUp(speaker: Speaker, id: string, scope: RequestScope): Promise<ConversationRecord | undefined> {
    const { account, credentials } = speaker;
    if (!(await this.parts.reads.isOffered(account, scope))) return undefined;
    const wanted = [{ id, credentials }];
    const snapshot = (await this.parts.reads.snapshots(account, wanted, { messages: false }, scope)).get(id);
    if (snapshot === undefined) throw conversationNotFound();
    // What a read with the consumer's own tokens tells without a name is the consumer's.
    const lpConsumerId = snapshot.lpConsumerId ?? (await lpConsumerIdOf(speaker, scope));
    const extConsumerId = credentials.peek()?.consumerJws.extConsumerId;
    return adopt({ account, snapshot, lpConsumerId, known: undefined, extConsumerId }, this.parts);
  }
}

async function lpConsumerIdOf({ credentials }: Speaker, scope: RequestScope): Promise<string> {
  const { consumerJws } = credentials.peek() ?? (await credentials.get(scope));
  return consumerJws.lpConsumerId;
}

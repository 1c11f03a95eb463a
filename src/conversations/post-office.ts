import type { Connector } from '../connector/connector.js';
import type { RequestScope } from '../connector/request-scope.js';
import type { Effect } from '../errors/outcome.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { Caller } from '../identity/caller.js';
import { markProven } from '../identity/mark-proven.js';
import type { BatchItem } from '../liveperson/read-batch.js';
import type { WireRequest } from '../liveperson/wire-request.js';
import type { ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import { ifKept } from './if-kept.js';
import type { DialogQueue } from './dialog-queue.js';
import { keyOwner } from './key-owner.js';
import type { Reach, Reached, Target } from './reach.js';

/** Who asks, and with what patience. */
export interface Asking {
  readonly caller: Caller;
  readonly scope: RequestScope;
}

/** One thing to send into a conversation. */
export interface Letter {
  readonly effect: Effect;
  readonly request: (id: string, reached: Reached) => WireRequest;
}

/** How a conversation came to be closed. */
export interface Closing {
  /** With all its dialogs, a survey included. */
  readonly whole: boolean;
  readonly closeReason?: string;
}

/** What sending stands on. */
export interface PostOfficeParts {
  readonly connector: Connector;
  readonly reach: Reach;
  readonly queue: DialogQueue;
  readonly store: ConversationStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Sends into conversations: in the order of acceptance within a dialog, with what the conversation needs repeated. */
export class PostOffice {
  constructor(private readonly parts: PostOfficeParts) {}

  /** Runs `work` in the dialog's turn. The turn is taken at once, before anything is waited for. */
  inTurn<T>(
    target: Target & { readonly dialogId?: string | null | undefined },
    { caller }: Asking,
    work: () => Promise<T>,
  ): Promise<T> {
    const { conversationId, dialogId } = target;
    // Who asks is part of the key: nobody can hold up a dialog that is not theirs.
    const key = JSON.stringify([keyOwner(target, caller), conversationId, dialogId ?? conversationId]);
    return this.parts.queue.run(key, work);
  }

  /** Finds the conversation for the caller; throws CONVERSATION_NOT_FOUND. */
  reach(target: Target, { caller, scope }: Asking): Promise<Reached> {
    return this.parts.reach.conversation(target, caller, scope);
  }

  /** Sends one request into a conversation that was reached, and keeps the record true to the answer. */
  async post(letter: Letter, reached: Reached, { caller, scope }: Asking): Promise<BatchItem> {
    try {
      const item = await this.parts.connector.send(
        {
          effect: letter.effect,
          request: (id) => letter.request(id, reached),
          mayBeForeign: reached.record === undefined,
          client: reached.record?.client,
        },
        reached.credentials,
        scope,
      );
      // LivePerson accepted both tokens in this very request.
      markProven(caller, reached.account.id);
      return item;
    } catch (error) {
      const closed = error instanceof GatewayError && error.code === 'CONVERSATION_CLOSED';
      if (closed) await this.markClosed(reached, { whole: false });
      throw error;
    }
  }

  /**
   * Notes that the main dialog is closed, and the conversation with it when it was closed whole. A survey may follow
   * the main dialog where the consumer's application can show one (PCS); then the next read tells how it stands.
   */
  markClosed(reached: Reached, { whole, closeReason }: Closing): Promise<ConversationRecord> {
    const { record } = reached;
    const ended = whole || record?.client?.features?.includes('MULTI_DIALOG') !== true;
    return this.remember(reached, {
      state: 'CLOSE',
      ...(ended && { stage: 'CLOSE', endedAt: record?.endedAt ?? this.parts.now() }),
      ...(closeReason !== undefined && { closeReason }),
    });
  }

  /** Notes that LivePerson took a message of the consumer into a conversation: it is theirs, and it is open. */
  async noteTaken(reached: Reached, dialogId: string): Promise<void> {
    const { record, conversationId } = reached;
    // A survey begins when the main dialog is closed (PCS).
    if (record === undefined)
      await this.remember(reached, { state: dialogId === conversationId ? 'OPEN' : 'CLOSE' });
    else if (record.extConsumerId === undefined) {
      const [known] = (await ifKept(this.parts.store.getMany([record]))) ?? [];
      const extConsumerId = reached.credentials.peek()?.consumerJws.extConsumerId;
      if (known !== undefined) await ifKept(this.parts.store.put({ ...known, extConsumerId }));
    }
  }

  /** The record of a conversation that LivePerson has just shown to be the consumer's, without writing it down. */
  recordOf(reached: Reached): ConversationRecord {
    return reached.record ?? this.#firstSeen(reached);
  }

  /** Writes what LivePerson has confirmed of a conversation into its record; gives the record, written or not. */
  async remember(reached: Reached, facts: Partial<ConversationRecord>): Promise<ConversationRecord> {
    // What a webhook told since the conversation was reached is not overwritten.
    const key = { accountId: reached.account.id, id: reached.conversationId };
    const [known] = (await ifKept(this.parts.store.getMany([key]))) ?? [];
    const record: ConversationRecord = { ...(known ?? this.recordOf(reached)), ...facts };
    await ifKept(this.parts.store.put(record));
    return record;
  }

  /** A record for a conversation of which LivePerson has just shown that it is the consumer's. */
  #firstSeen({ account, conversationId, credentials }: Reached): ConversationRecord {
    const consumer = credentials.peek()?.consumerJws;
    if (consumer === undefined)
      throw new GatewayError('INTERNAL_SERVER_ERROR', 'A call was made without tokens.');
    const { lpConsumerId, extConsumerId } = consumer;
    return {
      accountId: account.id,
      id: conversationId,
      lpConsumerId,
      extConsumerId,
      state: 'OPEN',
      stage: 'OPEN',
      startedAt: this.parts.now(),
    };
  }
}

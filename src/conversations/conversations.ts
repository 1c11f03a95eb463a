import type { Connector } from '../connector/connector.js';
import type { Credentials } from '../connector/credentials.js';
import { GatewayError } from '../errors/gateway-error.js';
import { markProven } from '../identity/mark-proven.js';
import type { ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import type { FirstMessages } from './first-messages.js';
import { keyOwner } from './key-owner.js';
import { keepOpening, reviveOpening } from './kept-opening.js';
import type { Once } from './once.js';
import type { OpenConversations } from './open-conversations.js';
import type { Opened, Opening } from './opening.js';
import type { Asking } from './post-office.js';
import type { Reach, Speaker } from './reach.js';

/** What opening conversations stands on. */
export interface ConversationsParts {
  readonly connector: Connector;
  readonly reach: Reach;
  readonly open: OpenConversations;
  readonly firstMessages: FirstMessages;
  readonly store: ConversationStore;
  readonly once: Once;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Opens conversations. */
export class Conversations {
  constructor(private readonly parts: ConversationsParts) {}

  /** Opens a conversation for the consumer for whom the caller may speak, and sends its first message if there is one. */
  async open(opening: Opening, asking: Asking): Promise<Opened> {
    const speaker = this.parts.reach.speaker(opening.accountId, opening.consumerId, asking.caller);
    const work = (): Promise<Opened> => this.#open(opening, speaker, asking);
    const { idempotencyKey, ...input } = opening;
    if (!idempotencyKey) return work();
    const owner = keyOwner(opening, asking.caller);
    const keyed = { operation: 'createConversation', owner, key: idempotencyKey, input };
    const { value, replayed } = await this.parts.once.run(keyed, async () => keepOpening(await work()));
    const opened = reviveOpening(value);
    return replayed ? { ...opened, outcome: 'REPLAYED' } : opened;
  }

  async #open(opening: Opening, speaker: Speaker, asking: Asking): Promise<Opened> {
    const record = await this.#request(opening, speaker, asking);
    if ('outcome' in record) return record;
    const firstMessage = await this.parts.firstMessages.send(opening, record, asking);
    return { record, outcome: 'CREATED', ...(firstMessage && { firstMessage }) };
  }

  /** The new conversation, or the answer with the one that was open before. */
  async #request(
    opening: Opening,
    { account, credentials }: Speaker,
    { caller, scope }: Asking,
  ): Promise<ConversationRecord | Opened> {
    try {
      const created = await this.parts.connector.createConversation(opening, credentials, scope);
      markProven(caller, account.id);
      const record = await this.#record(opening, created);
      if (created.profileRefused !== undefined) throw created.profileRefused;
      return record;
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'CONVERSATION_ALREADY_OPEN') throw error;
      markProven(caller, account.id);
      return this.#alreadyOpen(error, opening, { credentials, scope });
    }
  }

  /** LivePerson says that one is open, not which: the gateway's own record may know, or history. */
  async #alreadyOpen(
    error: GatewayError,
    { ifOpen }: Opening,
    by: { readonly credentials: Credentials; readonly scope: Asking['scope'] },
  ): Promise<Opened> {
    const open = await this.parts.open.find(by.credentials, by.scope, { askAnew: ifOpen === 'RETURN_OPEN' });
    if (open === undefined) throw error;
    if (ifOpen === 'REJECT') throw error.withDetails({ conversationId: open.id });
    return { record: open, outcome: 'RETURNED_OPEN' };
  }

  async #record(
    { accountId, routing, client }: Opening,
    { conversationId, consumer }: Awaited<ReturnType<Connector['createConversation']>>,
  ): Promise<ConversationRecord> {
    const now = this.parts.now();
    // LivePerson's webhook can be here before its answer: what it told stays.
    const [told] = await this.parts.store.getMany([{ accountId, id: conversationId }]);
    const record: ConversationRecord = {
      state: 'OPEN',
      stage: 'OPEN',
      startedAt: now,
      checkedAt: now,
      skillId: routing?.skillId ?? undefined,
      ttr: routing?.ttr ?? undefined,
      ...told,
      accountId,
      id: conversationId,
      lpConsumerId: consumer.lpConsumerId,
      extConsumerId: consumer.extConsumerId,
      client: client ?? undefined,
    };
    await this.parts.store.put(record);
    return record;
  }
}

import type { Connector } from '../connector/connector.js';
import type { CreatedConversation } from '../connector/created-conversation.js';
import { GatewayError } from '../errors/gateway-error.js';
import { markProven } from '../identity/mark-proven.js';
import type { ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import type { Ending } from '../store/idempotency-store.js';
import type { FirstMessages } from './first-messages.js';
import { keptOr } from './if-kept.js';
import { isDoubt, isSince, waitingIn } from './inquiry.js';
import { keyOwner } from './key-owner.js';
import { endingOf, openOnce } from './kept-opening.js';
import type { Attempt, Once } from './once.js';
import type { Before, OpenConversations } from './open-conversations.js';
import { openedRecord } from './opening.js';
import type { Opened, Opening, OpeningRequest } from './opening.js';
import type { Asking } from './post-office.js';
import type { Reach } from './reach.js';
import { isRefusal } from './refusals.js';

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

  /**
   * Opens a conversation for the consumer for whom the caller may speak, and sends its first message if there is one.
   * Without a key it never asks again by itself; when the answer is lost, webhooks may still tell which conversation is open.
   */
  async open(opening: Opening, asking: Asking): Promise<Opened> {
    const speaker = this.parts.reach.speaker(opening.accountId, opening.consumerId, asking.caller);
    const request = { opening, speaker, asking };
    if (opening.idempotencyKey) return this.#openOnce(request, opening.idempotencyKey);
    const since = this.parts.now();
    try {
      const finished = this.#finish(request, await this.#request(request));
      return finished instanceof Promise ? await finished : finished;
    } catch (error) {
      const attempt = { since, isExact: true };
      const told = isDoubt(error) ? await this.#told(request, attempt).catch(() => undefined) : undefined;
      throw told === undefined ? error : (error as GatewayError).withDetails({ conversationId: told.id }); // isDoubt says so
    }
  }

  #openOnce(request: OpeningRequest, key: string): Promise<Opened> {
    const { opening, asking } = request;
    const { idempotencyKey: _key, ...input } = opening;
    const keyed = { operation: 'createConversation', owner: keyOwner(opening, asking.caller), key, input };
    // Asked beside the claim, and anew by who waited: what was open then may be another's by now.
    let openBefore = this.#openNow(request);
    return openOnce(this.parts.once, keyed, {
      open: async (attempt) => this.#openKeyed(request, { openBefore: await openBefore, ...attempt }),
      findOut: (attempt) => this.#findOut(request, attempt),
      patiently: async (others) => {
        await waitingIn(asking.scope)(others);
        openBefore = this.#openNow(request);
      },
    });
  }

  /** Fails only for who waits for it. */
  #openNow({ speaker }: OpeningRequest): Promise<string | undefined> {
    const open = this.parts.open.knownOpen(speaker.credentials);
    open.catch(() => undefined);
    return open;
  }

  async #openKeyed(asked: OpeningRequest, attempt: Attempt & Before): Promise<Opened> {
    const request = { mark: attempt.mark, ...asked };
    try {
      const finished = this.#finish(request, await this.#request(request), attempt);
      return finished instanceof Promise ? await finished : finished;
    } catch (error) {
      if (!isDoubt(error)) throw error;
      const found = await this.#findOut(request, attempt).catch((end: unknown) => {
        // Whatever else goes wrong while looking, the doubt stays.
        throw isRefusal(end) ? end : error;
      });
      if (found === undefined) throw error;
      return found;
    }
  }

  /**
   * What became of an attempt: webhooks tell, or LivePerson's own rule does. A consumer has at most one open
   * conversation, so that asking again either opens it or is refused because it is open: never two.
   */
  async #findOut(request: OpeningRequest, attempt: Attempt & Before): Promise<Opened | undefined> {
    const told = await this.#told(request, attempt);
    if (told !== undefined) return this.#finish(request, await this.#adopt(request, told), attempt);
    try {
      return await this.#finish(request, await this.#request(request, attempt), attempt);
    } catch (error) {
      // Open, and nobody tells which: it may be this one.
      const { code, facts } = error instanceof GatewayError ? error : { code: undefined, facts: {} };
      const isRefused =
        code !== 'CONVERSATION_ALREADY_OPEN' || facts.details?.['conversationId'] !== undefined;
      if (isRefused) throw error;
      return undefined;
    }
  }

  #told(
    { speaker, asking }: OpeningRequest,
    attempt: Pick<Attempt, 'since'> & Before,
  ): Promise<ConversationRecord | undefined> {
    return this.parts.open.awaitSince(speaker.credentials, asking.scope, attempt);
  }

  /** The whole answer: with the first message if there is one, once the conversation is there. */
  #finish(
    request: OpeningRequest,
    opened: ConversationRecord | Opened,
    attempt?: Attempt,
  ): Opened | Promise<Opened> {
    if ('outcome' in opened) return opened;
    if (request.opening.firstMessage) return this.#withFirstMessage(request, opened, attempt);
    return { record: opened, outcome: 'CREATED' };
  }

  async #withFirstMessage(
    { opening, asking }: OpeningRequest,
    record: ConversationRecord,
    attempt: Attempt | undefined,
  ): Promise<Opened> {
    const firstMessage = await this.parts.firstMessages.send(opening, record, asking, attempt);
    return { record, outcome: 'CREATED', ...(firstMessage && { firstMessage }) };
  }

  /** The new conversation, or the answer with the one that was open before; one that an attempt opened counts as new. */
  async #request(request: OpeningRequest, attempt?: Attempt & Before): Promise<ConversationRecord | Opened> {
    const { opening, speaker, asking } = request;
    const { account, credentials } = speaker;
    try {
      const created = await this.parts.connector.createConversation(opening, credentials, asking.scope);
      markProven(asking.caller, account.id);
      const record = await this.#record(opening, created, endingOf(request.mark, opening, created));
      if (created.profileRefused !== undefined) throw created.profileRefused;
      return record;
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'CONVERSATION_ALREADY_OPEN') throw error;
      markProven(asking.caller, account.id);
      return this.#alreadyOpen(error, request, attempt);
    }
  }

  /** LivePerson says that one is open, not which: the gateway's own record may know, or history. */
  async #alreadyOpen(
    error: GatewayError,
    request: OpeningRequest,
    attempt: (Attempt & Before) | undefined,
  ): Promise<ConversationRecord | Opened> {
    const { opening, speaker, asking } = request;
    const askAnew = attempt !== undefined || opening.ifOpen === 'RETURN_OPEN';
    // Which one it is may stay open; that the profile was set and no conversation opened does not.
    const open = await this.parts.open
      .find(speaker.credentials, asking.scope, { askAnew })
      .catch(() => undefined);
    if (open === undefined) throw error;
    const isOurs =
      attempt !== undefined && open.id !== attempt.openBefore && isSince(attempt, open.startedAt);
    if (isOurs) return this.#adopt(request, open);
    if (opening.ifOpen === 'REJECT') throw error.withDetails({ conversationId: open.id });
    return { record: open, outcome: 'RETURNED_OPEN' };
  }

  /** A conversation that webhooks or history told of, with what only who opened it knows. */
  async #adopt(
    { opening, speaker, asking }: OpeningRequest,
    record: ConversationRecord,
  ): Promise<ConversationRecord> {
    const { consumerJws } = speaker.credentials.peek() ?? (await speaker.credentials.get(asking.scope));
    return this.#record(opening, { conversationId: record.id, consumer: consumerJws });
  }

  #record(
    opening: Opening,
    created: CreatedConversation,
    ending?: Ending<ConversationRecord>,
  ): Promise<ConversationRecord> {
    const opened = openedRecord(opening, created, this.parts.now());
    return keptOr(this.parts.store.begin(opened, ending), opened);
  }
}

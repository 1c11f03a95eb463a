import { GatewayError } from '../errors/gateway-error.js';
import type { ConversationRecord } from '../store/conversation-store.js';
import { textDraft } from './drafts.js';
import type { Echoes } from './echoes.js';
import { markOf } from './mark.js';
import type { Messages } from './messages.js';
import type { Attempt } from './once.js';
import type { Opening } from './opening.js';
import type { Asking } from './post-office.js';
import type { FirstMessageOutcome, SentMessage } from './sent.js';

/** What first messages stand on. */
export interface FirstMessagesParts {
  readonly messages: Messages;
  readonly echoes: Echoes;
  /** Resolves after that many milliseconds. */
  readonly delay: (ms: number) => Promise<void>;
  readonly retryAfterMs: number;
}

/** Refusals that a fresh conversation can meet before it is ready (OAS-OLD); nothing took effect. */
const notReady = ['CONVERSATION_NOT_FOUND', 'UPSTREAM_REJECTED'];

/** Sends the first message of a conversation that was opened a moment ago. */
export class FirstMessages {
  constructor(private readonly parts: FirstMessagesParts) {}

  /** Sends it, once more after a pause when LivePerson does not know the conversation yet; its failure is an answer, not an error. */
  async send(
    opening: Opening,
    record: ConversationRecord,
    asking: Asking,
    attempt?: Attempt,
  ): Promise<FirstMessageOutcome | undefined> {
    const { firstMessage, accountId, consumerId } = opening;
    if (!firstMessage) return undefined;
    const externalId = firstMessage.externalId ?? (attempt && markOf(attempt));
    const target = { accountId, consumerId, conversationId: record.id, ...firstMessage, externalId };
    try {
      // Who made a lost attempt may have come as far as this: its message is looked for, and not sent again.
      const lost = attempt?.isLost === true ? attempt : undefined;
      const sent = lost ? await this.#find(target, lost, asking) : await this.#sendPatiently(target, asking);
      return { sent };
    } catch (error) {
      if (error instanceof GatewayError) return { error };
      throw error;
    }
  }

  async #find(
    target: Parameters<Messages['sendText']>[0],
    attempt: Attempt,
    asking: Asking,
  ): Promise<SentMessage> {
    const message = await this.parts.echoes.find(textDraft(target, []), attempt, asking);
    const { accountId, conversationId } = target;
    if (message !== undefined) return { accountId, conversationId, message };
    throw new GatewayError('OUTCOME_UNKNOWN', 'An earlier request may have sent the first message.', {
      outcome: 'UNKNOWN',
      effect: 'once',
    });
  }

  async #sendPatiently(target: Parameters<Messages['sendText']>[0], asking: Asking): Promise<SentMessage> {
    try {
      return await this.parts.messages.sendText(target, asking);
    } catch (error) {
      const early =
        error instanceof GatewayError && error.outcome === 'REJECTED' && notReady.includes(error.code);
      if (!early) throw error;
      await this.parts.delay(this.parts.retryAfterMs);
      return this.parts.messages.sendText(target, asking);
    }
  }
}

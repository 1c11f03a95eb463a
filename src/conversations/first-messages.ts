import { GatewayError } from '../errors/gateway-error.js';
import type { ConversationRecord } from '../store/conversation-store.js';
import type { Messages } from './messages.js';
import type { Opening } from './opening.js';
import type { Asking } from './post-office.js';
import type { FirstMessageOutcome, SentMessage } from './sent.js';

/** What first messages stand on. */
export interface FirstMessagesParts {
  readonly messages: Messages;
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
  ): Promise<FirstMessageOutcome | undefined> {
    const { firstMessage, accountId, consumerId } = opening;
    if (!firstMessage) return undefined;
    const target = { accountId, consumerId, conversationId: record.id, ...firstMessage };
    try {
      return { sent: await this.#sendPatiently(target, asking) };
    } catch (error) {
      if (error instanceof GatewayError) return { error };
      throw error;
    }
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

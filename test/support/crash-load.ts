import type { Random } from './webhook-random.js';
import { between } from './webhook-random.js';
import { eventsWebhook, stateWebhook } from './webhook-story.js';
import type { ToldConversation, Webhook } from './webhook-story.js';

/** Every so many webhooks a conversation tells how it stands, unless it still waits for an answer to that. */
const stateEach = 20;

/** The webhooks of one conversation without end: messages and receipts at any time, states one after the other. */
export class ConversationLoad {
  #webhooks = 0;
  #sequence = 0;
  #states = 0;
  #pendingState: Webhook | undefined;

  constructor(
    readonly told: ToldConversation,
    private readonly random: Random,
  ) {}

  /** The next webhook; it is to be sent until it is answered with 200. */
  next(): Webhook {
    this.#webhooks += 1;
    if (this.#webhooks % stateEach === 1 && this.#pendingState === undefined) return this.state();
    return this.events(between(this.random, 1, 3));
  }

  /** How the conversation stands now. */
  state(): Webhook {
    const kind = this.#states === 0 ? 'created' : 'joined';
    const state = stateWebhook(this.told, this.#states, kind);
    this.#states += 1;
    this.#pendingState = state;
    return state;
  }

  /** So many messages and receipts in one body. */
  events(count: number): Webhook {
    const from = this.#sequence;
    this.#sequence += count;
    const sequences = Array.from({ length: count }, (_, at) => from + at);
    return eventsWebhook({ ...this.told, dialogId: this.told.conversationId, isNamed: true }, sequences);
  }

  /** Says that a webhook was answered with 200: a state makes room for the next. */
  answered(webhook: Webhook): void {
    if (webhook === this.#pendingState) this.#pendingState = undefined;
  }
}

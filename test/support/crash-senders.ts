import type { CrashingGateway } from './crash-gateway.js';
import type { ConversationLoad } from './crash-load.js';
import { newestMessages } from './webhook-messages.js';
import { Progress } from './webhook-progress.js';
import { between } from './webhook-random.js';
import type { Random } from './webhook-random.js';
import { WebhookSender } from './webhook-sender.js';
import type { Webhook } from './webhook-story.js';

/** When a webhook was sent and answered, by the clock of `performance`. */
export interface Sending {
  readonly firstSentAt: number;
  readonly answeredAt: number;
}

/** Senders at work at the same time. */
const senderCount = 16;
/** One webhook in so many is sent again although it was answered. */
const repeatEach = 20;
/** A webhook that is refused or cut off so often tells of a gateway that does not come back. */
const mostTries = 200;
const answersWithinMs = 60_000;

/** LivePerson under load: sends what conversations tell, and sends again until the answer is 200. */
export class CrashSenders {
  /** Of webhooks that were answered with 200, by conversation and by the labels of its events. */
  readonly sendings = new Map<string, Map<string, Sending>>();
  /** Webhooks answered with 200, those that were sent again included. */
  answered = 0;
  repeated = 0;
  /** Connections that broke before the answer was there. */
  interrupted = 0;
  /** Answers other than 200. */
  refused = 0;
  /** Messages that had been kept when the gateway was killed, though their webhooks were not answered. */
  keptUnanswered = 0;
  readonly #unanswered = new Set<Webhook>();
  #isEnding = false;
  readonly #sender = new WebhookSender();
  readonly #progress = new Progress();

  constructor(
    private readonly gateway: CrashingGateway,
    private readonly random: Random,
  ) {}

  /** Sends from these conversations until it is told to end. */
  async run(loads: readonly ConversationLoad[]): Promise<void> {
    const work = async (): Promise<void> => {
      while (!this.#isEnding) {
        const load = loads[between(this.random, 0, loads.length - 1)];
        if (load !== undefined) await this.#sendNext(load);
      }
    };
    await Promise.all(Array.from({ length: senderCount }, work));
  }

  /** Has the senders end with the webhooks that they have. */
  end(): void {
    this.#isEnding = true;
  }

  /** Resolves when so many more webhooks were answered. */
  more(count: number): Promise<void> {
    const wanted = this.answered + count;
    const what = (): string => `${wanted} answers, ${this.answered} came`;
    return this.#progress.until(what, () => this.answered >= wanted, answersWithinMs);
  }

  /** Sends a webhook until it is answered with 200. */
  async deliver(webhook: Webhook): Promise<void> {
    const firstSentAt = performance.now();
    this.#unanswered.add(webhook);
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (!(await this.#isTaken(await this.gateway.url(), webhook))) continue;
      this.#unanswered.delete(webhook);
      this.#note(webhook, { firstSentAt, answeredAt: performance.now() });
      return;
    }
    throw new Error(`a webhook was not taken in ${mostTries} tries`);
  }

  /** Counts what is there of webhooks without an answer, before they are sent again. */
  async countKept(url: string): Promise<void> {
    const ids = new Set([...this.#unanswered].map(({ conversationId }) => conversationId));
    const kept = await Promise.all([...ids].map((id) => newestMessages(url, id)));
    const labels = new Set(kept.flat());
    const unanswered = [...this.#unanswered].flatMap((webhook) => webhook.labels);
    this.keptUnanswered += unanswered.filter((label) => labels.has(label)).length;
  }

  close(): Promise<void> {
    return this.#sender.close();
  }

  async #sendNext(load: ConversationLoad): Promise<void> {
    const webhook = load.next();
    await this.deliver(webhook);
    load.answered(webhook);
    if (between(this.random, 1, repeatEach) > 1) return;
    this.repeated += 1;
    // Once is enough for what was answered before, whatever becomes of it.
    await this.#isTaken(await this.gateway.url(), webhook);
  }

  #note({ conversationId, labels }: Webhook, sending: Sending): void {
    const known = this.sendings.get(conversationId) ?? new Map<string, Sending>();
    for (const label of labels) known.set(label, sending);
    this.sendings.set(conversationId, known);
  }

  async #isTaken(url: string, { body }: Webhook): Promise<boolean> {
    try {
      const { status } = await this.#sender.send(url, body);
      if (status === 200) this.answered += 1;
      else this.refused += 1;
      this.#progress.made();
      return status === 200;
    } catch {
      this.interrupted += 1;
      return false;
    }
  }
}

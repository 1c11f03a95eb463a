import type { ReplicaFleet } from './replica-fleet.js';
import { Progress } from './webhook-progress.js';
import { WebhookSender } from './webhook-sender.js';
import type { Webhook } from './webhook-story.js';

/** Senders at work at the same time, for each replica. */
const sendersEach = 8;
/** A webhook that is refused or cut off so often tells of replicas that do not work. */
const mostTries = 50;
const answersWithinMs = 300_000;

/** LivePerson, through all replicas at once. */
export class ReplicaSenders {
  /** How long each answer took, of whichever status; milliseconds. */
  readonly answerMs: number[] = [];
  answered200 = 0;
  /** Connections that broke before the answer was there: those webhooks were sent again. */
  interrupted = 0;
  /** Answers other than 200: those webhooks were sent again. */
  refused = 0;
  readonly #sender = new WebhookSender();
  readonly #progress = new Progress();

  constructor(private readonly fleet: ReplicaFleet) {}

  /** Sends all of them; each replica takes the next as soon as it has answered one. */
  async sendAll(webhooks: readonly Webhook[]): Promise<void> {
    const rest = webhooks.values();
    const work = async (_: unknown, at: number): Promise<void> => {
      for (const webhook of rest) await this.deliver(webhook, at);
    };
    await Promise.all(Array.from({ length: sendersEach * this.fleet.size }, work));
  }

  /** Sends one to a replica, or to the next that runs, until it is answered with 200. */
  async deliver({ body }: Webhook, at: number): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await this.#isTaken(this.fleet.url(at % this.fleet.size), body)) return;
    }
    throw new Error(`a webhook was not taken in ${mostTries} tries`);
  }

  /** Resolves when so many were answered with 200. */
  answered(count: number): Promise<void> {
    const what = (): string => `${count} answers of 200, ${this.answered200} came`;
    return this.#progress.until(what, () => this.answered200 >= count, answersWithinMs);
  }

  close(): Promise<void> {
    return this.#sender.close();
  }

  async #isTaken(url: string, body: Buffer): Promise<boolean> {
    try {
      const { status, ms } = await this.#sender.send(url, body);
      this.answerMs.push(ms);
      if (status === 200) this.answered200 += 1;
      else this.refused += 1;
      this.#progress.made();
      return status === 200;
    } catch {
      this.interrupted += 1;
      return false;
    }
  }
}

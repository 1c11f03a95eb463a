import { setTimeout as delay } from 'node:timers/promises';
import type { StormAnswer, StormClient } from './storm-client.js';
import { between } from './webhook-random.js';
import type { Random } from './webhook-random.js';

/** Most calls that one client makes at the same time. */
const mostAtOnce = 4;
/** Every second call is given up within this time; the others wait for any answer. */
const impatience = { leastMs: 5, mostMs: 300 };
const patienceMs = 20_000;
const pauseMs = 250;
/** Longer than a claim of a killed replica holds. */
const endsWithinMs = 60_000;

/** A consumer who wants one conversation, and whose clients call for it again and again. */
export class StormConsumer {
  /** Every id that was ever answered; more than one is what must never be. */
  readonly ids = new Set<string>();

  constructor(
    readonly name: string,
    private readonly client: StormClient,
    private readonly random: Random,
  ) {}

  /** Calls so often, some at the same time, and then until there is an answer with an id. */
  async run(calls: number): Promise<void> {
    for (let left = calls - 1; left > 0;) {
      const count = Math.min(left, between(this.random, 1, mostAtOnce));
      left -= count;
      await Promise.all(Array.from({ length: count }, () => this.#call(this.#patience())));
    }
    await this.#untilAnswered();
  }

  async #untilAnswered(): Promise<void> {
    const end = performance.now() + endsWithinMs;
    for (;;) {
      const answer = await this.#call(patienceMs);
      if ((answer !== undefined && 'id' in answer) || performance.now() > end) return;
      await delay(pauseMs);
    }
  }

  async #call(patience: number): Promise<StormAnswer> {
    const replica = between(this.random, 0, 1);
    const answer = await this.client.call({ consumer: this.name, replica, patienceMs: patience });
    if (answer !== undefined && 'id' in answer) this.ids.add(answer.id);
    return answer;
  }

  #patience(): number {
    const { leastMs, mostMs } = impatience;
    return between(this.random, 0, 1) === 0 ? between(this.random, leastMs, mostMs) : patienceMs;
  }
}

import { PassingMap } from '../cache/passing-map.js';
import { GatewayError } from '../errors/gateway-error.js';

/** Keeps what is sent into one dialog in the order in which it was accepted; other dialogs do not wait for it. */
export class DialogQueue {
  #depth = 0;
  readonly #tails = new PassingMap<{ last: Promise<unknown>; waiting: number }>();

  constructor(private readonly maxWaiting: number) {}

  /** How many sends wait or are on their way, in all dialogs. */
  get depth(): number {
    return this.#depth;
  }

  /** Runs `work` after everything accepted before it under the same key. Throws RATE_LIMITED when too much waits. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const tail = this.#tails.get(key) ?? { last: Promise.resolve(), waiting: 0 };
    if (tail.waiting >= this.maxWaiting) {
      throw new GatewayError('RATE_LIMITED', 'Too much waits to be sent into this dialog.', {
        retryAfterMs: 1000,
      });
    }
    tail.waiting += 1;
    this.#depth += 1;
    const mine = tail.last.then(work, work);
    tail.last = mine;
    this.#tails.set(key, tail);
    try {
      return await mine;
    } finally {
      tail.waiting -= 1;
      this.#depth -= 1;
      if (tail.waiting === 0) this.#tails.delete(key);
    }
  }
}

import type { ServerResponse } from 'node:http';
import { Roster } from '../cache/roster.js';
import type { Departure } from '../http/departure.js';

/** Counts what runs, so that a shutdown can wait for it. */
export class InFlight {
  #count = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #unanswered = new Roster<ServerResponse>();

  /** How many requests run now. */
  get count(): number {
    return this.#count;
  }

  /**
   * Counts a request that comes; gives what to call once its work is done. It runs until then, and until its answer has
   * left; `callerGone` is told where its caller left before.
   */
  begin(response: ServerResponse, callerGone?: Departure): () => void {
    this.#count += 1;
    const place = this.#unanswered.enter(response);
    // Both have to happen, in whichever order.
    let stillRuns = 2;
    const happened = (): void => {
      stillRuns -= 1;
      if (stillRuns === 0) this.#end();
    };
    response.once('close', () => {
      if (!response.writableFinished) callerGone?.happen();
      this.#unanswered.leave(place);
      happened();
    });
    return happened;
  }

  /** From now on each answer tells its caller not to send more on its connection. */
  announceEnd(): void {
    for (const response of this.#unanswered.all()) response.shouldKeepAlive = false;
  }

  /** Resolves with true when nothing runs any more, with false when that took too long. */
  async settle(timeoutMs: number): Promise<boolean> {
    if (this.#count === 0) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const done = new Promise<true>((resolve) => this.#waiting.push(() => resolve(true)));
    const outcome = await Promise.race([done, late]);
    clearTimeout(timer);
    return outcome;
  }

  #end(): void {
    this.#count -= 1;
    if (this.#count === 0) for (const wake of this.#waiting.splice(0)) wake();
  }
}

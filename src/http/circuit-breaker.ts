import type { BreakerState } from '../metrics/labels.js';
import { RollingCount } from './rolling-count.js';

/** How a call through a breaker ended: it counts for the other side, against it, or says nothing of it. */
export type Verdict = 'good' | 'bad' | 'neither';

/** When a breaker opens, and for how long. */
export interface BreakerOptions {
  /** Share of failures, in percent, at which it opens. */
  readonly failurePercent: number;
  /** Fewer calls than this prove nothing. */
  readonly minimumCalls: number;
  readonly openMs: number;
  readonly clock: () => number;
}

/** Half of the time that is looked back on, in milliseconds. */
const halfMs = 5000;

/**
 * Keeps calls away from a service that fails. Closed, it counts; open, it refuses; after `openMs` it lets one call try,
 * whose end closes it or opens it again.
 */
export class CircuitBreaker {
  readonly #count: RollingCount;
  /** When a call may try again; undefined while closed. */
  #opensAt: number | undefined;
  #isTrying = false;

  constructor(private readonly options: BreakerOptions) {
    this.#count = new RollingCount(halfMs, options.clock);
  }

  /** How many milliseconds to wait before a call may go through; undefined when one may now. */
  refusal(): number | undefined {
    if (this.#opensAt === undefined) return undefined;
    const waitMs = this.#opensAt - this.options.clock();
    if (waitMs > 0) return Math.ceil(waitMs);
    return this.#isTrying ? this.options.openMs : undefined;
  }

  /** As metrics show it: `trying` while one call tries whether an open one may close. */
  get state(): BreakerState {
    if (this.#opensAt === undefined) return 'closed';
    return this.#isTrying ? 'trying' : 'open';
  }

  /** Notes that a call goes through, after `refusal` allowed it; gives whether it is the one that tries. */
  enter(): boolean {
    if (this.#opensAt === undefined) return false;
    this.#isTrying = true;
    return true;
  }

  /** Notes how a call ended; `tried` is what `enter` gave. Calls that began before it opened change nothing then. */
  leave(verdict: Verdict, tried: boolean): void {
    if (tried) this.#tried(verdict);
    else if (this.#opensAt === undefined) this.#counted(verdict);
  }

  #tried(verdict: Verdict): void {
    this.#isTrying = false;
    if (verdict === 'bad') this.#opensAt = this.options.clock() + this.options.openMs;
    if (verdict !== 'good') return;
    this.#opensAt = undefined;
    this.#count.forget();
  }

  #counted(verdict: Verdict): void {
    if (verdict === 'neither') return;
    this.#count.add(1, verdict === 'bad' ? 1 : 0);
    if (verdict === 'good' || this.#count.calls < this.options.minimumCalls) return;
    const { failurePercent, openMs, clock } = this.options;
    if (this.#count.marked * 100 >= this.#count.calls * failurePercent) this.#opensAt = clock() + openMs;
  }
}

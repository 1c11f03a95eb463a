import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { IntervalHistogram } from 'node:perf_hooks';

/** When the gateway has too much to do. */
export interface LoadLimits {
  /** Most requests that are answered at once; subscriptions are not among them. */
  readonly mostInFlight: number;
  /** How long a turn of the event loop may usually take. */
  readonly loopDelayMs: number;
}

/** How late the event loop was, in nanoseconds; node:perf_hooks measures it outside of JavaScript. */
export type LoopDelays = Pick<IntervalHistogram, 'enable' | 'disable' | 'reset' | 'percentile' | 'count'>;

/** Share of `mostInFlight` at which a balancer should send no more, before anybody is refused. */
const nearlyFull = 0.9;
const resolutionMs = 20;
const lookEveryMs = 1000;
/** One long turn is no overload: so many are looked at. */
const leastTurns = 5;

/** Knows how busy this process is. */
export class LoadWatch {
  #inFlight = 0;
  #isSlow = false;

  constructor(
    private readonly limits: LoadLimits,
    private readonly delays: LoopDelays = monitorEventLoopDelay({ resolution: resolutionMs }),
  ) {}

  /** Begins to measure; gives what ends that. */
  start(): () => void {
    this.delays.enable();
    const timer = setInterval(() => this.look(), lookEveryMs).unref();
    return () => {
      clearInterval(timer);
      this.delays.disable();
    };
  }

  /** Looks at the turns since it last looked, if there were enough of them. */
  look(): void {
    if (this.delays.count < leastTurns) return;
    const usualMs = this.delays.percentile(50) / 1e6 - resolutionMs;
    this.#isSlow = usualMs > this.limits.loopDelayMs;
    this.delays.reset();
  }

  /** Counts a request that is going to be answered, and gives what ends that; undefined when there are too many. */
  enter(): (() => void) | undefined {
    if (this.#inFlight >= this.limits.mostInFlight) return undefined;
    this.#inFlight += 1;
    return () => {
      this.#inFlight -= 1;
    };
  }

  /** True when others should be asked instead: it is slow, or nearly full. */
  get isOverloaded(): boolean {
    return this.#isSlow || this.#inFlight >= this.limits.mostInFlight * nearlyFull;
  }
}

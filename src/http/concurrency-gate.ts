import { fromTransport } from '../errors/from-upstream.js';
import { GatewayError } from '../errors/gateway-error.js';
import { TransportFailure } from '../errors/transport-failure.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { CallContext } from './call-context.js';

/** How much may be under way at once, and how much may wait for that. */
export interface GateOptions {
  readonly most: number;
  readonly mostWaiting: number;
}

/** Least wait that a refused caller is told, in milliseconds. */
const leastRetryAfterMs = 1000;
/** How much the newest call weighs in the usual duration. */
const newest = 0.1;

/** Lets so many calls through at once. The others wait in line, and are refused early when they would wait in vain. */
export class ConcurrencyGate {
  #inside = 0;
  #usualMs = 0;
  /** In the order of coming; each lets one in. */
  readonly #waiting = new Set<() => void>();

  constructor(private readonly options: GateOptions) {}

  /** True when nobody is inside or waits. */
  get isIdle(): boolean {
    return this.#inside === 0 && this.#waiting.size === 0;
  }

  /** How many wait in line. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Takes a place: at once where one is free, else in turn. Rejects with RATE_LIMITED, or when the caller went away. */
  enter(upstream: UpstreamCall, call: CallContext): Promise<void> | undefined {
    if (this.#inside < this.options.most) {
      this.#inside += 1;
      return undefined;
    }
    return this.#wait(upstream, call);
  }

  /** Gives the place back; `durationMs` is how long it was held. */
  leave(durationMs: number): void {
    this.#usualMs = this.#usualMs === 0 ? durationMs : this.#usualMs + newest * (durationMs - this.#usualMs);
    const [next] = this.#waiting;
    // A place that is handed on stays taken.
    if (next === undefined) this.#inside -= 1;
    else {
      this.#waiting.delete(next);
      next();
    }
  }

  /** How long the one who comes now would wait. */
  #expectedMs(): number {
    return ((this.#waiting.size + 1) / this.options.most) * this.#usualMs;
  }

  async #wait(upstream: UpstreamCall, call: CallContext): Promise<void> {
    const expectedMs = this.#expectedMs();
    const inVain = expectedMs > call.deadline - performance.now();
    if (inVain || this.#waiting.size >= this.options.mostWaiting) throw tooMany(upstream, expectedMs);
    let letIn = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    this.#waiting.add(letIn);
    try {
      await call.patientlyFor(turn);
    } catch (error) {
      // Who was let in at the last moment hands the place on.
      if (!this.#waiting.delete(letIn)) this.leave(this.#usualMs);
      const isLate = error instanceof TransportFailure && error.kind === 'timeout';
      throw isLate || !(error instanceof TransportFailure)
        ? tooMany(upstream, expectedMs)
        : fromTransport(upstream, error);
    }
  }
}

function tooMany({ service }: UpstreamCall, waitMs: number): GatewayError {
  return new GatewayError('RATE_LIMITED', `Too many calls wait for LivePerson's ${service} service.`, {
    retryAfterMs: Math.ceil(Math.max(leastRetryAfterMs, waitMs)),
  });
}

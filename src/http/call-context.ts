import { TransportFailure } from '../errors/transport-failure.js';
import type { Departure } from './departure.js';

/** How many upstream calls a request has begun, and the most it may; no limit when absent. */
export interface CallCounter {
  calls: number;
  readonly most?: number;
}

/** What all upstream calls of one request share: its deadline, its caller's patience, and their count. */
export class CallContext {
  /** Upstream calls begun so far, shared with detached contexts. */
  readonly counter: CallCounter;

  constructor(
    readonly requestId: string,
    /** `performance.now()` after which nothing new is sent. */
    readonly deadline: number,
    /** Aborted when the caller went away. */
    readonly callerGone?: Departure | AbortSignal,
    counter: CallCounter = { calls: 0 },
  ) {
    this.counter = counter;
  }

  /** Counts one more call; false when the request has made as many as it may. */
  take(): boolean {
    if (!this.mayTake) return false;
    this.counter.calls += 1;
    return true;
  }

  /** False when the request has made as many calls as it may. */
  get mayTake(): boolean {
    return this.counter.calls < (this.counter.most ?? Infinity);
  }

  /** For a load that several requests wait for: it counts here, but lives as long as it needs. */
  detached(timeoutMs: number): CallContext {
    return new CallContext(this.requestId, performance.now() + timeoutMs, undefined, this.counter);
  }

  /** Waits for shared work no longer than this request may last; the work itself goes on. */
  async patientlyFor<T>(work: Promise<T>): Promise<T> {
    const stop = new AbortController();
    const timer = setTimeout(
      () => stop.abort(new TransportFailure('timeout', false)),
      Math.max(0, this.deadline - performance.now()),
    );
    const onGone = (): void => stop.abort(new TransportFailure('aborted', false));
    this.callerGone?.addEventListener('abort', onGone);
    if (this.callerGone?.aborted === true) onGone();
    try {
      return await Promise.race([work, rejection(stop.signal)]);
    } finally {
      clearTimeout(timer);
      this.callerGone?.removeEventListener('abort', onGone);
    }
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = (): void => reject(signal.reason as TransportFailure); // only ever aborted with one
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}

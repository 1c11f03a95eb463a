import type { FaultConfig } from '../config/config.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { CallContext } from './call-context.js';
import { Lanes } from './lanes.js';
import type { Lane } from './lanes.js';
import { nextTryIn, kindOf, transportFailureOf } from './retry-policy.js';
import type { Ending, TriedAnswer } from './retry-policy.js';
import { verdictOf } from './verdict.js';

/** What guarding calls stands on. */
export interface GuardParts {
  readonly faults: FaultConfig;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Waits so long; false when the caller went away meanwhile. */
  readonly pause: (ms: number, callerGone: CallContext['callerGone']) => Promise<boolean>;
}

/** A call to guard. */
export interface GuardedCall extends UpstreamCall {
  readonly origin: string;
  readonly method?: string;
  readonly path?: string;
}

/** How a call is sent. */
export interface Way<A> {
  /** Sends it once. */
  readonly send: () => Promise<A>;
  /** True for a stream of bytes, which its sender paces and which can be read only once. */
  readonly isStream?: boolean;
}

/** Stands between every call and the network: waits for a place, refuses early, repeats what may be repeated. */
export class UpstreamGuard {
  readonly #lanes: Lanes;

  constructor(private readonly parts: GuardParts) {
    this.#lanes = new Lanes(parts.faults, parts.clock);
  }

  /** How each lane is, for metrics. */
  states(): ReturnType<Lanes['states']> {
    return this.#lanes.states();
  }

  /** The answer of the last try; throws what it threw, or why it was not made. */
  async run<A extends TriedAnswer>(upstream: GuardedCall, call: CallContext, way: Way<A>): Promise<A> {
    const lane = this.#lanes.of(`${upstream.account ?? ''} ${upstream.service} ${upstream.origin}`);
    lane.budget.noteCall();
    let doubt: Ending<A> | undefined;
    for (let repetitions = 0; ; repetitions += 1) {
      const ending = await tryOnce(upstream, call, way, lane);
      // A later try that did not get through says nothing of an earlier one that may have.
      const outcome = gotThrough(ending) ? ending : (doubt ?? ending);
      const waitMs = way.isStream
        ? undefined
        : this.#nextTryIn({ upstream, ending, repetitions }, call, lane);
      if (waitMs === undefined || !(await this.parts.pause(waitMs, call.callerGone)))
        return outcomeOf(outcome);
      if (upstream.effect === 'idempotent' && kindOf(ending) === 'failed') doubt = ending;
    }
  }

  #nextTryIn(
    { upstream, ending, repetitions }: Repetition,
    call: CallContext,
    { budget }: Lane,
  ): number | undefined {
    if (kindOf(ending) === 'final' || !call.mayTake) return undefined;
    const { effect } = upstream;
    const remainingMs = call.deadline - performance.now();
    const { random, faults } = this.parts;
    const waitMs = nextTryIn({ effect, ending, repetitions, remainingMs }, { most: faults.retries, random });
    return waitMs !== undefined && budget.take() ? waitMs : undefined;
  }
}

interface Repetition {
  readonly upstream: GuardedCall;
  readonly ending: Ending<TriedAnswer>;
  readonly repetitions: number;
}

/** Tries as soon as there is a place; rejects with nothing. */
function tryOnce<A extends TriedAnswer>(
  upstream: GuardedCall,
  call: CallContext,
  way: Way<A>,
  lane: Lane,
): Promise<Ending<A>> {
  let turn: Promise<void> | undefined;
  try {
    const refusedMs = lane.breaker.refusal();
    if (refusedMs !== undefined) throw unavailable(upstream, refusedMs);
    turn = lane.gate.enter(upstream, call);
  } catch (error) {
    return Promise.resolve({ error });
  }
  if (turn === undefined) return tryNow(upstream, way, lane);
  return turn.then(
    () => tryNow(upstream, way, lane),
    (error: unknown) => ({ error }),
  );
}

/** Tries in a place that was taken, and gives it back. Not an async function: that would be a promise more for each call. */
function tryNow<A extends TriedAnswer>(
  upstream: GuardedCall,
  { send, isStream = false }: Way<A>,
  { breaker, gate }: Lane,
): Promise<Ending<A>> {
  const started = performance.now();
  // It may have opened while this call waited.
  const refusedMs = breaker.refusal();
  const isProbe = refusedMs === undefined && breaker.enter();
  const end = (ending: Ending<A>): Ending<A> => {
    const durationMs = performance.now() - started;
    gate.leave(durationMs);
    breaker.leave(verdictOf(ending, { durationMs, isSenders: isStream }), isProbe);
    return ending;
  };
  if (refusedMs !== undefined) return Promise.resolve(end({ error: unavailable(upstream, refusedMs) }));
  let sending: Promise<A>;
  try {
    sending = send();
  } catch (error) {
    return Promise.resolve(end({ error }));
  }
  return sending.then(
    (answer) => end({ answer }),
    (error: unknown) => end({ error }),
  );
}

/** Whether LivePerson looked at the call, or may have. */
function gotThrough(ending: Ending<TriedAnswer>): boolean {
  if ('answer' in ending) return kindOf(ending) !== 'throttled';
  return transportFailureOf(ending.error)?.sent === true;
}

function outcomeOf<A>(ending: Ending<A>): A {
  if ('error' in ending) throw ending.error;
  return ending.answer;
}

function unavailable({ service }: UpstreamCall, retryAfterMs: number): GatewayError {
  return new GatewayError(
    'UPSTREAM_UNAVAILABLE',
    `LivePerson's ${service} service fails and is left alone for a moment; nothing was sent.`,
    { retryAfterMs },
  );
}

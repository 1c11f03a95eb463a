import type { RequestScope } from '../connector/request-scope.js';
import { GatewayError } from '../errors/gateway-error.js';
import { TransportFailure } from '../errors/transport-failure.js';
import { clockSkewMs } from './clock-skew.js';
import type { Attempt, OnceOptions } from './once.js';
import type { Patience } from './soon.js';

/** A webhook is here within a second as a rule; who waits longer waits in vain. */
const webhookMs = 2000;
/** Of what is older than that, webhooks have told whatever they tell. */
const freshMs = 60_000;
/** Kept of a request's time for its answer. */
const marginMs = 500;

/** Whether something that LivePerson dates can come from an attempt: clocks apart, it is not older. */
export function isSince({ since }: Pick<Attempt, 'since'>, at: number): boolean {
  return at >= since - clockSkewMs;
}

/** How long to wait for a webhook that tells of an attempt, within what this request may last. */
export function patienceFor(
  { since }: Pick<Attempt, 'since'>,
  { call }: RequestScope,
  now: number,
): Patience {
  const leftMs = call.deadline - performance.now() - marginMs;
  return { withinMs: now - since < freshMs ? Math.min(webhookMs, leftMs) : 0, everyMs: 50 };
}

/** Whether nobody knows what became of something that must happen once. */
export function isDoubt(error: unknown): error is GatewayError {
  return error instanceof GatewayError && error.outcome === 'UNKNOWN' && !error.safeToRepeat;
}

/** Waits for another request with the same key, no longer than this one may last; then says that it still runs. */
export function waitingIn({ call }: RequestScope): NonNullable<OnceOptions<never>['patiently']> {
  return async (others) => {
    try {
      await call.patientlyFor(others);
    } catch (error) {
      throw error instanceof TransportFailure ? stillRunning() : error;
    }
  };
}

function stillRunning(): GatewayError {
  return new GatewayError('OUTCOME_UNKNOWN', 'An earlier request with this key is still running.', {
    outcome: 'UNKNOWN',
    effect: 'idempotent',
    retryAfterMs: 1000,
  });
}

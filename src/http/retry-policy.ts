import type { Effect } from '../errors/outcome.js';
import { GatewayError } from '../errors/gateway-error.js';
import { retryAfterMsOf } from '../errors/from-upstream.js';
import { TransportFailure } from '../errors/transport-failure.js';
import { readUpstreamError } from '../liveperson/read-upstream-error.js';

/** The parts of an answer that say how a try ended. */
export interface TriedAnswer {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  readonly body?: unknown;
}

/** How one try of a call ended: with an answer, or with what was thrown instead. */
export type Ending<A> = { readonly answer: A } | { readonly error: unknown };

/**
 * What an ending means for another try. `final`: it would end the same, or must not be. `unsent`: no byte left.
 * `failed`: it may have been carried out. `throttled`: refused for the moment, as a whole.
 */
export type EndingKind = 'final' | 'unsent' | 'failed' | 'throttled';

/** Whether another try makes sense, and why. */
export function kindOf(ending: Ending<TriedAnswer>): EndingKind {
  if ('error' in ending) return kindOfFailure(transportFailureOf(ending.error));
  const { status } = ending.answer;
  if (status >= 500) return 'failed';
  return status === 429 ? 'throttled' : 'final';
}

/** Why a call ended without an answer, where the connection was the reason. */
export function transportFailureOf(error: unknown): TransportFailure | undefined {
  const cause = error instanceof GatewayError ? error.facts.cause : undefined;
  return cause instanceof TransportFailure ? cause : undefined;
}

function kindOfFailure(failure: TransportFailure | undefined): EndingKind {
  const mayPass = failure?.kind === 'connect' || failure?.kind === 'timeout' || failure?.kind === 'broken';
  if (failure === undefined || !mayPass) return 'final';
  return failure.sent ? 'failed' : 'unsent';
}

/** A call that was tried. */
export interface Tried {
  readonly effect: Effect;
  readonly ending: Ending<TriedAnswer>;
  /** Times it was repeated so far. */
  readonly repetitions: number;
  /** How long the request may still last, in milliseconds. */
  readonly remainingMs: number;
}

/** How often a call is repeated, and by which chance its pauses are chosen. */
export interface RetryRules {
  readonly most: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The longest pause before the first repetition; it doubles with each. */
const firstPauseMs = 100;

/**
 * How many milliseconds to wait before the next try; undefined when there is none. What was not sent may always be
 * tried again, what changes nothing by a repeat after a failure too, what must happen once only when LivePerson itself
 * says that it refused the whole call.
 */
export function nextTryIn(tried: Tried, { most, random }: RetryRules): number | undefined {
  if (tried.repetitions >= most || !mayRepeat(tried)) return undefined;
  const pauseMs = random() * firstPauseMs * 2 ** tried.repetitions;
  const waitMs = throttledFor(tried.ending) + pauseMs;
  return waitMs < tried.remainingMs ? waitMs : undefined;
}

function mayRepeat({ effect, ending }: Tried): boolean {
  const kind = kindOf(ending);
  if (kind === 'final') return false;
  if (kind === 'unsent' || effect !== 'once') return true;
  return kind === 'throttled' && isRefusedByLivePerson(ending);
}

/** A 429 of something on the way proves nothing; LivePerson's own error stands for the whole call (AUTH, REL19). */
function isRefusedByLivePerson(ending: Ending<TriedAnswer>): boolean {
  return 'answer' in ending && readUpstreamError(ending.answer.body).errorCode !== undefined;
}

function throttledFor(ending: Ending<TriedAnswer>): number {
  return 'answer' in ending && ending.answer.status === 429 ? retryAfterMsOf(ending.answer.retryAfter) : 0;
}

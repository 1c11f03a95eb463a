import type { Code } from './codes.js';
import { isSafeToRepeat } from './outcome.js';
import type { Effect, Outcome } from './outcome.js';

/** One refused place of the input: `input.routing.skillId`, and what it must be. */
export interface FieldProblem {
  readonly path: string;
  readonly messages: readonly string[];
}

/** What may be told of an upstream answer; nothing else of it reaches a caller. */
export interface UpstreamFacts {
  readonly status: number;
  readonly errorCode?: number | undefined;
  readonly title?: string | undefined;
}

/** What a `GatewayError` is made of, beside its code and message. */
export interface ErrorFacts {
  readonly outcome?: Outcome;
  readonly effect?: Effect;
  readonly retryAfterMs?: number | undefined;
  readonly fields?: readonly FieldProblem[];
  readonly upstream?: UpstreamFacts | undefined;
  /** Which parts took effect, and ids that help to go on; shown to the caller. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** For the log only. */
  readonly cause?: unknown;
}

/** The one error that rooms throw on purpose; it rises untouched to the one formatter. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly outcome: Outcome;
  readonly safeToRepeat: boolean;
  readonly facts: ErrorFacts;

  constructor(
    readonly code: Code,
    message: string,
    facts: ErrorFacts = {},
  ) {
    super(message, { cause: facts.cause });
    this.outcome = facts.outcome ?? 'NOT_SENT';
    this.safeToRepeat = isSafeToRepeat(facts.effect ?? 'none', this.outcome);
    this.facts = facts;
  }

  /** The same error, with more to tell the caller. */
  withDetails(details: Readonly<Record<string, unknown>>): GatewayError {
    return new GatewayError(this.code, this.message, {
      ...this.facts,
      details: { ...this.facts.details, ...details },
    });
  }
}

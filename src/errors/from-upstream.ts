import { readUpstreamError } from '../liveperson/read-upstream-error.js';
import type { UpstreamError } from '../liveperson/read-upstream-error.js';
import type { Code } from './codes.js';
import { conversationNotFound } from './conversation-not-found.js';
import { GatewayError } from './gateway-error.js';
import type { ErrorFacts } from './gateway-error.js';
import type { TransportFailure } from './transport-failure.js';
import type { UpstreamCall } from './upstream-call.js';

/** An answer that refuses: its HTTP status, parsed body and `Retry-After` header. */
export interface RefusingAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: string | undefined;
}

/** Least wait after a 429 (RETRY: at least one second). */
const leastRetryAfterMs = 1000;

/** The error of an answer that is not a success; the only place that reads upstream statuses. */
export function fromAnswer(call: UpstreamCall, answer: RefusingAnswer): GatewayError {
  const error = readUpstreamError(answer.body);
  const upstream = { status: answer.status, errorCode: error.errorCode, title: error.title };
  // A look-up, token or read that was refused leaves the caller's operation unsent.
  const refused: ErrorFacts = {
    upstream,
    effect: call.effect,
    outcome: call.effect === 'none' ? 'NOT_SENT' : 'REJECTED',
  };
  if (answer.status >= 500) return failed(call, { upstream });
  if (error.reason === 'unknown' || (call.mayBeForeign === true && error.errorCode === 40103))
    return conversationNotFound();
  if (answer.status === 429) {
    return new GatewayError(
      'UPSTREAM_RATE_LIMITED',
      `LivePerson's ${call.service} service asks to slow down.`,
      {
        ...refused,
        retryAfterMs: retryAfterMsOf(answer.retryAfter),
      },
    );
  }
  return new GatewayError(...refusal(call, answer.status, error), refused);
}

/** One refused request of a batch: its code, textual or numeric, and its body. */
export interface RefusingItem {
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The error of one item of an answer; `took` says whether another part of the batch took effect. */
export function fromItem(call: UpstreamCall, item: RefusingItem, took: 'PARTIAL' | 'REJECTED'): GatewayError {
  const status = statusByCode.get(item.code) ?? (/^[45]\d\d$/.test(item.code) ? Number(item.code) : 400);
  const error = fromAnswer(call, { status, body: { body: item.body } });
  if (took === 'REJECTED' || error.outcome === 'UNKNOWN') return error;
  return new GatewayError(error.code, error.message, { ...error.facts, outcome: took });
}

// Only OK and BAD_REQUEST are documented; the others follow the protocol's rule that codes have HTTP semantics (MWP).
const statusByCode: ReadonlyMap<string, number> = new Map([
  ['BAD_REQUEST', 400],
  ['UNAUTHORIZED', 401],
  ['FORBIDDEN', 403],
  ['NOT_FOUND', 404],
  ['TOO_MANY_REQUESTS', 429],
  ['INTERNAL_SERVER_ERROR', 500],
  ['BAD_GATEWAY', 502],
  ['SERVICE_UNAVAILABLE', 503],
  ['GATEWAY_TIMEOUT', 504],
]);

/** The error of a call that ended without a readable answer. */
export function fromTransport(call: UpstreamCall, failure: TransportFailure): GatewayError {
  if (failure.kind === 'hostNotAllowed') {
    return new GatewayError(
      'HOST_NOT_ALLOWED',
      `The host of the ${call.service} service must not be called.`,
      {
        cause: failure,
      },
    );
  }
  if (!failure.sent) return unreachable(call, failure);
  return failed(call, { cause: failure, timedOut: failure.kind === 'timeout' });
}

/** The error of an answer that claims success and cannot be read. */
export function fromUnreadable(call: UpstreamCall, status: number): GatewayError {
  return failed(call, { upstream: { status } });
}

function unreachable(call: UpstreamCall, failure: TransportFailure): GatewayError {
  const late = failure.kind === 'timeout' || failure.kind === 'aborted';
  return new GatewayError(
    late ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_UNAVAILABLE',
    late
      ? `LivePerson's ${call.service} service was not reached in time; nothing was sent.`
      : `LivePerson's ${call.service} service could not be reached; nothing was sent.`,
    { cause: failure, effect: call.effect },
  );
}

interface FailureFacts extends ErrorFacts {
  readonly timedOut?: boolean;
}

function failed(call: UpstreamCall, { timedOut = false, ...facts }: FailureFacts): GatewayError {
  if (call.effect === 'once') {
    return new GatewayError(
      'OUTCOME_UNKNOWN',
      'The request left, and it is not known whether LivePerson carried it out.',
      {
        ...facts,
        effect: 'once',
        outcome: 'UNKNOWN',
      },
    );
  }
  return new GatewayError(
    timedOut ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_UNAVAILABLE',
    `LivePerson's ${call.service} service ${timedOut ? 'did not answer in time' : 'failed'}.`,
    { ...facts, effect: call.effect, outcome: call.effect === 'idempotent' ? 'UNKNOWN' : 'NOT_SENT' },
  );
}

function refusal(call: UpstreamCall, status: number, error: UpstreamError): [Code, string] {
  if (error.reason === 'alreadyOpen') {
    return ['CONVERSATION_ALREADY_OPEN', 'The consumer already has an open conversation.'];
  }
  if (error.reason === 'closed') return ['CONVERSATION_CLOSED', 'The conversation is closed.'];
  if (call.service === 'domain' && [400, 401, 404].includes(status)) {
    return ['ACCOUNT_NOT_FOUND', "LivePerson's Domain API does not know this account."];
  }
  // The token service refuses a wrong app or secret with 400 or 401 (OAUTH2).
  const refusesApp = call.service === 'sentinel' && status === 400;
  if (status === 401 || status === 403 || refusesApp) {
    return call.credentials === 'caller'
      ? ['UNAUTHENTICATED', "LivePerson refused the caller's tokens."]
      : [
          'UPSTREAM_CREDENTIALS_REFUSED',
          `LivePerson's ${call.service} service refused the gateway's credentials.`,
        ];
  }
  return ['UPSTREAM_REJECTED', `LivePerson's ${call.service} service refused the request.`];
}

/** How long to wait after a 429, by its `Retry-After` header in seconds; at least a second (RETRY). */
export function retryAfterMsOf(header: string | undefined): number {
  const seconds = header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : 0;
  return Math.max(leastRetryAfterMs, seconds * 1000);
}

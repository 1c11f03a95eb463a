import { GatewayError } from '../errors/gateway-error.js';
import type { Code } from '../errors/codes.js';
import type { ErrorFacts } from '../errors/gateway-error.js';
import type { OperationRequest } from '../graphql/checked-documents.js';
import { isRecord } from '../liveperson/is-record.js';
import { allowedCallbackUrl } from './callback-url.js';
import { httpStatus } from './http-status.js';
import { HttpRefusal } from './read-body.js';

/** Where and how a router wants to be called back. */
export interface CallbackTarget {
  readonly url: URL;
  readonly id: string;
  readonly verifier: string;
  /** How often the router wants to hear that the subscription lives; 0: never. */
  readonly heartbeatIntervalMs: number;
}

/** What a router is allowed to ask for. */
export interface CallbackRules {
  readonly prefixes: readonly string[];
  /** Used where the router names no interval. */
  readonly heartbeatMs: number;
}

/** Tells from a request's body whether a router asks for callbacks. */
export function asksForCallbacks(body: unknown): boolean {
  return extensionOf(body) !== undefined;
}

/** Reads what a router asks for; throws HttpRefusal when it may not. */
export function readCallbackRequest(
  body: unknown,
  { prefixes, heartbeatMs }: CallbackRules,
): { readonly operation: OperationRequest; readonly target: CallbackTarget } {
  if (prefixes.length === 0) throw refusal('BAD_REQUEST', 'Subscriptions by callback are switched off.');
  const { callbackUrl, subscriptionId: id, verifier, heartbeatIntervalMs } = extensionOf(body) ?? {};
  if (!isShortText(callbackUrl) || !isShortText(id) || !isShortText(verifier)) {
    throw refusal('BAD_REQUEST', 'extensions.subscription needs callbackUrl, subscriptionId and verifier.');
  }
  const url = allowedCallbackUrl(callbackUrl, prefixes);
  if (!url) throw refusal('BAD_REQUEST', 'The callback address is not one that this gateway may call.');
  const interval = heartbeatIntervalMs ?? heartbeatMs;
  if (typeof interval !== 'number' || !Number.isSafeInteger(interval) || interval < 0) {
    throw refusal('BAD_REQUEST', 'heartbeatIntervalMs must be a whole number.');
  }
  const target = { url, id, verifier, heartbeatIntervalMs: interval };
  return { operation: readOperation(body), target };
}

/** A refusal on the callback path, with the HTTP status that fits its code. */
export function refusal(code: Code, message: string, facts: ErrorFacts = {}): HttpRefusal {
  const error = new GatewayError(code, message, facts);
  return new HttpRefusal(httpStatus(error), error);
}

function extensionOf(body: unknown): Record<string, unknown> | undefined {
  const extensions = isRecord(body) ? body['extensions'] : undefined;
  const subscription = isRecord(extensions) ? extensions['subscription'] : undefined;
  return isRecord(subscription) ? subscription : undefined;
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 4096;
}

function readOperation(body: unknown): OperationRequest {
  const { query, operationName, variables, extensions } = isRecord(body) ? body : {};
  // A router that sends hashes repeats with the text after this answer.
  if (query === undefined && isRecord(extensions) && 'persistedQuery' in extensions) {
    throw new HttpRefusal(200, new GatewayError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'));
  }
  if (typeof query !== 'string') throw refusal('BAD_REQUEST', 'Send a GraphQL request with a query.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw refusal('BAD_REQUEST', 'operationName must be a text.');
  }
  if (variables !== undefined && variables !== null && !isRecord(variables)) {
    throw refusal('BAD_REQUEST', 'variables must be an object.');
  }
  return { query, operationName, variables };
}

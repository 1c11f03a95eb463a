import type { GatewayFailure } from './gateway-failure.js';

/** Failures that pass by themselves. Everything else is answered the same however often it is asked. */
const passing: ReadonlySet<string> = new Set([
  'NO_ANSWER',
  'OUTCOME_UNKNOWN',
  'RATE_LIMITED',
  'SHUTTING_DOWN',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

const firstPauseMs = 200;
const longestPauseMs = 10_000;

/** True for a failure that may be over when the same is asked again. */
export const isPassing = ({ code }: GatewayFailure): boolean => passing.has(code);

/** True for what may be sent twice: a query, and a mutation with an idempotency key, which the gateway does once. */
export function isRepeatable(document: string, variables: object): boolean {
  if (/^\s*(query\b|\{)/.test(document)) return true;
  const { input } = variables as { readonly input?: { readonly idempotencyKey?: unknown } };
  return typeof input?.idempotencyKey === 'string';
}

/** How long to wait before the try after so many failures: longer each time, by chance, and never less than was asked for. */
export function pauseBefore(
  failures: number,
  failure: GatewayFailure | undefined,
  random = Math.random,
): number {
  const span = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
  return Math.max(failure?.retryAfterMs ?? 0, span / 2 + random() * (span / 2));
}

import type { Code } from '../errors/codes.js';
import { GatewayError } from '../errors/gateway-error.js';

/** Refusals after which nothing took effect and waiting or mending helps: a key stays free for the next try. */
const passing: readonly Code[] = ['UPSTREAM_RATE_LIMITED', 'UPSTREAM_CREDENTIALS_REFUSED', 'UNAUTHENTICATED'];

/** Whether it passes by itself, or when somebody mends a credential. */
export function isPassing({ code }: GatewayError): boolean {
  return passing.includes(code);
}

/** Whether it is LivePerson's last word on an operation, whoever asks again. */
export function isRefusal(error: unknown): error is GatewayError {
  if (!(error instanceof GatewayError) || isPassing(error)) return false;
  return error.outcome === 'REJECTED' || error.outcome === 'PARTIAL';
}

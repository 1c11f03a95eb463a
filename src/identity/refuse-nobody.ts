import { GatewayError } from '../errors/gateway-error.js';
import type { NoCaller } from './caller.js';

/** The error for a caller whose credential is missing, does not hold, or could not be checked. */
export function refuseNobody({ reason, isUndecided = false }: NoCaller): GatewayError {
  return isUndecided
    ? new GatewayError('UPSTREAM_UNAVAILABLE', reason, { retryAfterMs: 1000 })
    : new GatewayError('UNAUTHENTICATED', reason);
}

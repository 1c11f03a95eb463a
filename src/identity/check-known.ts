import { GatewayError } from '../errors/gateway-error.js';
import type { Caller } from './caller.js';

/** Throws UNAUTHENTICATED for a caller who had to send a credential and sent none. */
export function checkKnown(caller: Caller): void {
  if (caller.kind === 'nobody') throw new GatewayError('UNAUTHENTICATED', caller.reason);
}

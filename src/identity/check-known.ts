import type { Caller } from './caller.js';
import { refuseNobody } from './refuse-nobody.js';

/** Throws UNAUTHENTICATED for a caller who had to send a credential and sent none that holds. */
export function checkKnown(caller: Caller): void {
  if (caller.kind === 'nobody') throw refuseNobody(caller);
}

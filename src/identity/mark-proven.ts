import type { Caller } from './caller.js';

/** Notes that LivePerson accepted both forwarded tokens in an account in this very request: the claims of the ConsumerJWS hold. */
export function markProven(caller: Caller, accountId: string): void {
  if (caller.kind === 'forwarded' && caller.consumerJws.accountId === accountId) caller.provenIn = accountId;
}

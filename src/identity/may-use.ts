import type { Caller } from './caller.js';

/** Whether an account is there for a caller: a token may be for some accounts only. */
export function mayUse(caller: Caller, accountId: string): boolean {
  return caller.kind !== 'token' || caller.accountIds.has(accountId);
}

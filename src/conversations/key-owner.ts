import type { Caller } from '../identity/caller.js';

/**
 * Whose an idempotency key is. A forwarded token is unproven when a key is claimed: only who holds the very same
 * token shares its keys.
 */
export function keyOwner(
  { accountId, consumerId }: { readonly accountId: string; readonly consumerId?: string | null | undefined },
  caller: Caller,
): string {
  return JSON.stringify([
    accountId,
    caller.kind === 'forwarded' ? ['jws', caller.consumerJws.token] : ['id', consumerId],
  ]);
}

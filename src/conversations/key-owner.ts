import type { Caller } from '../identity/caller.js';

/**
 * Whose an idempotency key, or a turn in a dialog, is. A forwarded token is unproven then: only who holds the very
 * same token shares them.
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

import type { Caller } from '../identity/caller.js';

/**
 * Whose an idempotency key, or a turn in a dialog, is. A forwarded token is unproven then: only who holds the very
 * same token shares them.
 */
export function keyOwner(
  { accountId, consumerId }: { readonly accountId: string; readonly consumerId?: string | null | undefined },
  caller: Caller,
): string {
  return JSON.stringify([accountId, ...ownerIn(caller, consumerId)]);
}

function ownerIn(caller: Caller, consumerId: string | null | undefined): readonly unknown[] {
  if (caller.kind === 'forwarded') return [['jws', caller.consumerJws.token]];
  const own = caller.kind === 'token' ? caller.consumerId : undefined;
  return [['id', consumerId ?? own]];
}

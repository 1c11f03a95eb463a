import { GatewayError } from '../errors/gateway-error.js';
import type { Caller } from './caller.js';

/** Whose conversations and profile a caller may read in an account. */
export type Readable =
  | { readonly kind: 'any' }
  | { readonly kind: 'own'; readonly lpConsumerId: string; readonly extConsumerId: string };

/** What a caller may read in an account; undefined for nothing there. Throws UNAUTHENTICATED when the caller is not proven. */
export function readableIn(caller: Caller, accountId: string): Readable | undefined {
  if (caller.kind === 'anyone') return { kind: 'any' };
  if (caller.kind === 'nobody') throw new GatewayError('UNAUTHENTICATED', caller.reason);
  if (caller.provenIn === undefined) {
    throw new GatewayError(
      'UNAUTHENTICATED',
      'The forwarded tokens are not proven yet; LivePerson has to accept them first.',
    );
  }
  if (caller.provenIn !== accountId) return undefined;
  const { lpConsumerId, extConsumerId } = caller.consumerJws;
  return { kind: 'own', lpConsumerId, extConsumerId };
}

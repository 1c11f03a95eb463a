import { GatewayError } from '../errors/gateway-error.js';
import type { Caller, TokenCaller } from './caller.js';
import { refuseNobody } from './refuse-nobody.js';

/** Whose conversations and profile a caller may read in an account. */
export type Readable =
  | { readonly kind: 'any' }
  | { readonly kind: 'own'; readonly lpConsumerId: string; readonly extConsumerId: string };

/** What a caller may read in an account; undefined for nothing there. Throws UNAUTHENTICATED when the caller is not proven. */
export function readableIn(caller: Caller, accountId: string): Readable | undefined {
  switch (caller.kind) {
    case 'anyone':
      return { kind: 'any' };
    case 'nobody':
      throw refuseNobody(caller);
    case 'token':
      return readableByToken(caller, accountId);
    case 'forwarded':
      break;
  }
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

function readableByToken(caller: TokenCaller, accountId: string): Readable | undefined {
  const { consumerId, lpConsumerIds, mayDelegate } = caller;
  if (!caller.accountIds.has(accountId)) return undefined;
  if (mayDelegate) return { kind: 'any' };
  const lpConsumerId = lpConsumerIds.get(accountId);
  // Who it is at LivePerson is asked before anything is read; a token that names nobody has nothing to read.
  if (consumerId === undefined || lpConsumerId === undefined) return undefined;
  return { kind: 'own', lpConsumerId, extConsumerId: consumerId };
}

import { GatewayError } from '../errors/gateway-error.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import type { Caller, TokenCaller } from './caller.js';
import { isConsumerId } from './consumer-id.js';
import { refuseNobody } from './refuse-nobody.js';

/** For whom an operation speaks: a consumer named by its own channel's id, or the consumer of the tokens that came along. */
export type ActingConsumer =
  | { readonly kind: 'managed'; readonly extConsumerId: string }
  | { readonly kind: 'forwarded'; readonly appJwt: string; readonly consumerJws: ConsumerJws };

/** Where an operation is to speak, and for whom. */
export interface Acting {
  readonly accountId: string;
  readonly consumerId?: string | null | undefined;
  /** How a refusal names the place of `consumerId`; that of a mutation's input when absent. */
  readonly path?: string | undefined;
}

/** The consumer for whom a caller may speak; throws UNAUTHENTICATED, FORBIDDEN, ACCOUNT_NOT_FOUND, or BAD_USER_INPUT, which names the path. */
export function actingConsumer(caller: Caller, acting: Acting): ActingConsumer {
  const { consumerId } = acting;
  switch (caller.kind) {
    case 'nobody':
      throw refuseNobody(caller);
    case 'forwarded':
      if (consumerId !== undefined && consumerId !== null) {
        throw new GatewayError('FORBIDDEN', 'The ConsumerJWS names the consumer; leave out consumerId.');
      }
      return { kind: 'forwarded', appJwt: caller.appJwt, consumerJws: caller.consumerJws };
    case 'token':
      return { kind: 'managed', extConsumerId: consumerOfToken(caller, acting) };
    case 'anyone':
      return {
        kind: 'managed',
        extConsumerId: given(acting, 'consumerId must be given: callers have no credential that names one'),
      };
  }
}

function consumerOfToken(caller: TokenCaller, acting: Acting): string {
  // An account that the caller may not use is as good as one that is not there.
  if (!caller.accountIds.has(acting.accountId)) {
    throw new GatewayError('ACCOUNT_NOT_FOUND', 'The gateway serves no such account.');
  }
  const { consumerId } = acting;
  const own = consumerId === undefined || consumerId === null || consumerId === caller.consumerId;
  if (own && caller.consumerId !== undefined) return caller.consumerId;
  if (caller.mayDelegate) return given(acting, 'consumerId must be given: the token names no consumer');
  throw own
    ? new GatewayError('UNAUTHENTICATED', 'The token names no consumer.')
    : new GatewayError('FORBIDDEN', 'The token names another consumer; leave out consumerId.');
}

function given({ consumerId, path = 'input.consumerId' }: Acting, whenMissing: string): string {
  if (consumerId === undefined || consumerId === null) throw refusedConsumer(path, whenMissing);
  if (isConsumerId(consumerId)) return consumerId;
  throw refusedConsumer(path, 'consumerId must be an id of 1 to 256 characters without control characters');
}

function refusedConsumer(path: string, message: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', 'The input breaks a rule.', {
    fields: [{ path, messages: [message] }],
  });
}

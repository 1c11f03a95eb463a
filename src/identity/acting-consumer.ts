import { GatewayError } from '../errors/gateway-error.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import type { Caller } from './caller.js';

/** For whom an operation speaks: a consumer named by its own channel's id, or the consumer of the tokens that came along. */
export type ActingConsumer =
  | { readonly kind: 'managed'; readonly extConsumerId: string }
  | { readonly kind: 'forwarded'; readonly appJwt: string; readonly consumerJws: ConsumerJws };

/** The consumer for whom a caller may speak; throws UNAUTHENTICATED, FORBIDDEN or BAD_USER_INPUT. */
export function actingConsumer(caller: Caller, consumerId: string | null | undefined): ActingConsumer {
  switch (caller.kind) {
    case 'nobody':
      throw new GatewayError('UNAUTHENTICATED', caller.reason);
    case 'forwarded':
      if (consumerId !== undefined && consumerId !== null) {
        throw new GatewayError('FORBIDDEN', 'The ConsumerJWS names the consumer; leave out consumerId.');
      }
      return { kind: 'forwarded', appJwt: caller.appJwt, consumerJws: caller.consumerJws };
    case 'anyone':
      if (consumerId === undefined || consumerId === null) {
        throw new GatewayError('BAD_USER_INPUT', 'The input breaks a rule.', {
          fields: [
            {
              path: 'input.consumerId',
              messages: ['consumerId must be given: callers have no credential that names one'],
            },
          ],
        });
      }
      return { kind: 'managed', extConsumerId: consumerId };
  }
}

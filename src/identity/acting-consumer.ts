import { GatewayError } from '../errors/gateway-error.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import type { Caller } from './caller.js';

/** For whom an operation speaks: a consumer named by its own channel's id, or the consumer of the tokens that came along. */
export type ActingConsumer =
  | { readonly kind: 'managed'; readonly extConsumerId: string }
  | { readonly kind: 'forwarded'; readonly appJwt: string; readonly consumerJws: ConsumerJws };

/** The consumer for whom a caller may speak; throws UNAUTHENTICATED, FORBIDDEN or BAD_USER_INPUT, which names `path`. */
export function actingConsumer(
  caller: Caller,
  consumerId: string | null | undefined,
  path = 'input.consumerId',
): ActingConsumer {
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
        throw refusedConsumer(path, 'consumerId must be given: callers have no credential that names one');
      }
      if (!consumerIdForm.test(consumerId)) {
        throw refusedConsumer(
          path,
          'consumerId must be an id of 1 to 256 characters without control characters',
        );
      }
      return { kind: 'managed', extConsumerId: consumerId };
  }
}

/** LivePerson names no limit of an external consumer id; this is the gateway's own. */
const consumerIdForm = /^[^\p{Cc}]{1,256}$/u;

function refusedConsumer(path: string, message: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', 'The input breaks a rule.', {
    fields: [{ path, messages: [message] }],
  });
}

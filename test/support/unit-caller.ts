import type { ForwardedCaller } from '../../src/identity/caller.js';
import { readConsumerClaims } from '../../src/liveperson/consumer-jws.js';
import { john } from './unit-opening.js';
import { appJwt, consumerJws } from './unit-tokens.js';

/** A caller with tokens of its own, not proven yet. */
export function forwarded(token = consumerJws('12345678', john)): ForwardedCaller {
  const claims = readConsumerClaims(token);
  if (claims === undefined) throw new Error('the token names nobody');
  return { kind: 'forwarded', appJwt: appJwt(1), consumerJws: claims };
}

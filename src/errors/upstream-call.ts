import type { Effect } from './outcome.js';

/** What the error reader needs to know of a call: whom it asked, and what it can have changed. */
export interface UpstreamCall {
  /** Name of the service in the Domain API, `domain` for the Domain API itself. */
  readonly service: string;
  readonly effect: Effect;
  /** For which account it is made. */
  readonly account?: string | undefined;
  /** Whose credentials it carried: decides whether a refusal is the caller's or the operator's to mend. */
  readonly credentials: 'gateway' | 'caller';
  /** True when the call names a conversation that nothing here shows to be the consumer's: a refused ConsumerJWS then means another's (OVR). */
  readonly mayBeForeign?: boolean | undefined;
}

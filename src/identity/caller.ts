import type { ConsumerJws } from '../liveperson/consumer-jws.js';

/** How long what a credential allows holds. */
export interface Expiring {
  /** When the credential expires, in milliseconds since 1970; absent for never. Subscriptions end then. */
  readonly expiresAt?: number | undefined;
}

/** Anyone: no credential is asked for (`CALLER_AUTH=none` with managed credentials). */
export interface AnyCaller extends Expiring {
  readonly kind: 'anyone';
}

/** A consumer who sent the two tokens of the Connector API; who it is stays unproven until LivePerson, or its key, has vouched. */
export interface ForwardedCaller extends Expiring {
  readonly kind: 'forwarded';
  readonly appJwt: string;
  /** What the ConsumerJWS claims. Unproven claims decide nothing. */
  readonly consumerJws: ConsumerJws;
  /** Account in which the claims are proven. */
  provenIn?: string;
}

/** Nobody: a credential was needed and none, or a malformed one, came. The reason is said when it matters. */
export interface NoCaller extends Expiring {
  readonly kind: 'nobody';
  readonly reason: string;
}

/** Who calls. */
export type Caller = AnyCaller | ForwardedCaller | NoCaller;

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

/** A caller with a verified token of the brand's own identity provider (`CALLER_AUTH=jwt`). */
export interface TokenCaller extends Expiring {
  readonly kind: 'token';
  /** The consumer that the token names, by its id in its own channel. */
  readonly consumerId?: string | undefined;
  /** Accounts in which the caller may speak. */
  readonly accountIds: ReadonlySet<string>;
  /** True for a service that may act for any consumer of those accounts. */
  readonly mayDelegate: boolean;
  /** The consumer's participant id at LivePerson in each account, once a ConsumerJWS that was got for it told. */
  readonly lpConsumerIds: Map<string, string>;
}

/** Nobody: a credential was needed and none, or one that does not hold, came. The reason is said when it matters. */
export interface NoCaller extends Expiring {
  readonly kind: 'nobody';
  readonly reason: string;
  /** True when it could not be found out whether the credential holds. */
  readonly isUndecided?: boolean;
}

/** Who calls. */
export type Caller = AnyCaller | ForwardedCaller | TokenCaller | NoCaller;

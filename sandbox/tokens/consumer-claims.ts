/** Claims of a ConsumerJWS; it has neither `exp` nor `iat` (AUTH). */
export interface ConsumerClaims {
  readonly account_id: string;
  readonly ext_consumer_id: string;
  /** 64 hexadecimal characters. */
  readonly lp_consumer_id: string;
}

/** Claims of an AppJWT (AUTH). */
export interface AppJwtClaims {
  /** Account id. */
  readonly aud: string;
  /** App id, that is `client_id`. */
  readonly azp: string;
  readonly scope: 'msg.consumer';
  readonly iss: 'Sentinel';
  /** Unix seconds. */
  readonly exp: number;
  readonly iat: number;
}

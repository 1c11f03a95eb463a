const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that carries these claims and no signature that anyone could verify. */
export function unsignedToken(payload: unknown, header: unknown = { alg: 'RS256', typ: 'JWT' }): string {
  return `${part(header)}.${part(payload)}.${Buffer.from('unsigned').toString('base64url')}`;
}

/** An AppJWT as Sentinel gives it, valid for `lifetimeSeconds`; `serial` makes each one different. */
export function appJwt(serial: number, lifetimeSeconds = 3600): string {
  return unsignedToken({ iss: 'Sentinel', iat: 1_524_642_670, exp: 1_524_642_670 + lifetimeSeconds, serial });
}

/** The participant id that the tests' LivePerson gives to an external consumer id. */
export function lpConsumerId(extConsumerId: string): string {
  return Buffer.from(extConsumerId).toString('hex').padEnd(64, '0').slice(0, 64);
}

/** A ConsumerJWS as IDP gives it; `serial` makes two for one consumer different. */
export function consumerJws(accountId: string, extConsumerId: string, serial = 0): string {
  return unsignedToken({
    account_id: accountId,
    ext_consumer_id: extConsumerId,
    lp_consumer_id: lpConsumerId(extConsumerId),
    serial,
  });
}

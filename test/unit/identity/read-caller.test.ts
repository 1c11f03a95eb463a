import { describe, expect, it } from '@jest/globals';
import { readCaller } from '../../../src/identity/read-caller.js';
import { fixture } from '../../support/unit-fixture.js';
import { appJwt, consumerJws, lpConsumerId, unsignedToken } from '../../support/unit-tokens.js';

const authorization = appJwt(1);
const onBehalf = consumerJws('12345678', 'john');

describe('readCaller', () => {
  it('asks nobody who they are where credentials are managed', () => {
    const headers = { authorization, 'x-lp-on-behalf': onBehalf };

    for (const given of [{}, headers]) expect(readCaller(given, 'managed')).toEqual({ kind: 'anyone' });
  });

  it('reads the two tokens as the Connector API documents them, and proves nothing', () => {
    expect(readCaller({ authorization, 'x-lp-on-behalf': onBehalf }, 'forwarded')).toStrictEqual({
      kind: 'forwarded',
      appJwt: authorization,
      consumerJws: {
        token: onBehalf,
        accountId: '12345678',
        extConsumerId: 'john',
        lpConsumerId: lpConsumerId('john'),
      },
    });
  });

  it('reads whom the sample token names', () => {
    const { payload } = fixture<{ payload: Record<string, string> }>('consumer-jws.decoded');

    const caller = readCaller({ authorization, 'x-lp-on-behalf': unsignedToken(payload) }, 'forwarded');

    expect(caller).toMatchObject({
      consumerJws: { accountId: payload['account_id'], lpConsumerId: payload['lp_consumer_id'] },
    });
  });

  it.each([
    ['no header', {}],
    ['no AppJWT', { 'x-lp-on-behalf': onBehalf }],
    ['no ConsumerJWS', { authorization }],
    ['two ConsumerJWS', { authorization, 'x-lp-on-behalf': [onBehalf, onBehalf] }],
    ['a Bearer before the AppJWT', { authorization: `Bearer ${authorization}`, 'x-lp-on-behalf': onBehalf }],
    ['a Bearer before the ConsumerJWS', { authorization, 'x-lp-on-behalf': `Bearer ${onBehalf}` }],
    ['an empty AppJWT', { authorization: '', 'x-lp-on-behalf': onBehalf }],
    ['a line break in the AppJWT', { authorization: `${authorization}\r\nx: y`, 'x-lp-on-behalf': onBehalf }],
    ['a NUL in the ConsumerJWS', { authorization, 'x-lp-on-behalf': `${onBehalf}\0` }],
    ['a letter beyond ASCII', { authorization: `${authorization}é`, 'x-lp-on-behalf': onBehalf }],
    ['an AppJWT as ConsumerJWS', { authorization, 'x-lp-on-behalf': authorization }],
    ['a ConsumerJWS that is no token', { authorization, 'x-lp-on-behalf': 'john' }],
    [
      'a token without a participant',
      { authorization, 'x-lp-on-behalf': unsignedToken({ account_id: '1' }) },
    ],
  ])('takes %s for nobody, and repeats no token', (_what, headers) => {
    const caller = readCaller(headers, 'forwarded');

    expect(caller).toEqual({ kind: 'nobody', reason: expect.any(String) });
    expect(JSON.stringify(caller)).not.toContain('eyJ');
  });
});

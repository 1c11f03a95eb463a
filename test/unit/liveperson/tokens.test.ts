import { describe, expect, it } from '@jest/globals';
import { appJwtForm, isHeaderToken, readAppJwt } from '../../../src/liveperson/app-jwt.js';
import {
  consumerJwsRequest,
  readConsumerClaims,
  readConsumerJws,
} from '../../../src/liveperson/consumer-jws.js';
import { readTokenClaims } from '../../../src/liveperson/read-token-claims.js';
import { fixture } from '../../support/unit-fixture.js';
import { unsignedToken } from '../../support/unit-tokens.js';

interface Decoded {
  readonly header: unknown;
  readonly payload: Readonly<Record<string, unknown>>;
}
const tokenOf = ({ header, payload }: Decoded): string => unsignedToken(payload, header);
const app = fixture<Decoded>('app-jwt.decoded');
const consumer = fixture<Decoded>('consumer-jws.decoded');

describe('readAppJwt', () => {
  it('takes the lifetime from the sample token', () => {
    const token = tokenOf(app);

    expect(readAppJwt({ access_token: token, token_type: 'Bearer' })).toEqual({
      token,
      lifetimeMs: 3_600_000,
    });
  });

  it('takes one hour where the token does not tell', () => {
    const { exp: _exp, ...noExpiry } = app.payload;
    const backwards = { ...app.payload, exp: 1 };
    const words = { ...app.payload, exp: 'soon', iat: 'now' };

    for (const access_token of [
      'opaque',
      ...[noExpiry, backwards, words].map((claims) => unsignedToken(claims)),
    ]) {
      expect(readAppJwt({ access_token })?.lifetimeMs).toBe(3_600_000);
    }
  });

  it.each([
    ['the placeholder of the published sample', fixture('app-jwt.response')],
    ['nothing', undefined],
    ['an OAuth error', { error: 'invalid_client' }],
    ['a number', { access_token: 1 }],
    ['an empty token', { access_token: '' }],
    ['a line break', { access_token: 'a\r\nx-evil: 1' }],
    ['a letter beyond ASCII', { access_token: 'tökén' }],
    ['a token of 16385 characters', { access_token: 'a'.repeat(16_385) }],
  ])('does not read %s', (_what, body) => {
    expect(readAppJwt(body)).toBeUndefined();
  });
});

describe('readConsumerJws', () => {
  it('reads whom the sample token names', () => {
    const token = tokenOf(consumer);

    expect(readConsumerJws({ token })).toEqual({
      token,
      accountId: 'le31457780',
      extConsumerId: 'random_id0.17307796875',
      lpConsumerId: '29caf0c11486996d9387e3a44ec34229d127304db4966d7752716bceb538fa24',
    });
  });

  it.each(['account_id', 'ext_consumer_id', 'lp_consumer_id'])(
    'does not read a token without %s',
    (claim) => {
      const payload = { ...consumer.payload, [claim]: undefined };

      expect(readConsumerJws({ token: unsignedToken(payload) })).toBeUndefined();
    },
  );

  it.each([
    ['the AppJWT', { token: tokenOf(app) }],
    ['the placeholder of the published sample', fixture('consumer-jws.response')],
    ['nothing', undefined],
    ['an opaque token', { token: 'opaque' }],
    [
      'a participant id with a space',
      { token: unsignedToken({ ...consumer.payload, lp_consumer_id: 'a b' }) },
    ],
    ['an empty participant id', { token: unsignedToken({ ...consumer.payload, lp_consumer_id: '' }) }],
  ])('does not read %s', (_what, body) => {
    expect(readConsumerJws(body)).toBeUndefined();
  });

  it('does not read claims behind a character that no header can carry', () => {
    expect(readConsumerClaims(`${tokenOf(consumer)}\n`)).toBeUndefined();
  });
});

describe('token requests', () => {
  it('asks for a ConsumerJWS with the body of the sample', () => {
    expect(JSON.parse(consumerJwsRequest('John_Doe_facebook12345'))).toStrictEqual(
      fixture('consumer-jws.request'),
    );
  });

  it('asks for an AppJWT with the form of the sample', () => {
    const { form } = fixture<{ form: Record<string, string> }>('http.app-jwt.v1.request');
    const { client_id = '', client_secret = '' } = form;

    expect(Object.fromEntries(new URLSearchParams(appJwtForm(client_id, client_secret)))).toEqual(form);
  });

  it('encodes a secret with any character', () => {
    const secret = 'a&b=c+d e%f\u00e9\n';

    expect(new URLSearchParams(appJwtForm('id', secret)).get('client_secret')).toBe(secret);
  });
});

describe('readTokenClaims', () => {
  it.each([
    ['no dots', 'abc'],
    ['a payload that is no JSON', 'a.b.c'],
    ['a payload that is a list', unsignedToken([1])],
    ['a payload that is null', unsignedToken(null)],
    ['nothing', ''],
  ])('gives undefined for %s', (_what, token) => {
    expect(readTokenClaims(token)).toBeUndefined();
  });
});

describe('isHeaderToken', () => {
  it.each([' a', 'a b', 'Bearer a', 'a\n', 'a\0', 'é', '', 'a'.repeat(16_385)])('refuses %j', (token) => {
    expect(isHeaderToken(token)).toBe(false);
  });

  it('accepts visible ASCII up to 16384 characters', () => {
    expect(isHeaderToken('!~'.repeat(8192))).toBe(true);
  });
});

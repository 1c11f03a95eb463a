import { expect, test } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { at } from './support/at.js';
import { call } from './support/call.js';
import { askForAppJwt } from './support/connector.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';

test('issues an AppJWT in the shape of the sample, for one hour', () =>
  withSandbox(async (sandbox) => {
    const sample = await readFixture('app-jwt.decoded');
    const { status, json } = await askForAppJwt(sandbox);
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(Object.keys(await readFixture('app-jwt.response')));
    const claims = decodeJwt(json.access_token);
    expect(Object.keys(claims)).toEqual(Object.keys(sample.payload));
    expect(claims).toMatchObject({ aud: '12345678', azp: at(sandbox.accounts, 0).clientId, iss: 'Sentinel' });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
    expect(decodeProtectedHeader(json.access_token)).toEqual({
      ...sample.header,
      kid: expect.stringMatching(/^appjwt-\d\d-\d\d-\d\d$/),
    });
  }));

test('publishes the key that verifies its tokens', () =>
  withSandbox(async (sandbox) => {
    const { json } = await call(`${sandbox.url}/sentinel/well-known/jwks`);
    const token = (await askForAppJwt(sandbox)).json.access_token;
    await expect(jwtVerify(token, createLocalJWKSet(json))).resolves.toBeDefined();
  }));

test.each([
  ['with everything in the form', (id: string) => `/sentinel/api/account/${id}/app/token?v=1.0`],
  ['through the version 2 path', (id: string) => `/sentinel/api/v2/account/${id}/app/token`],
])('issues an AppJWT %s', (_words, path) =>
  withSandbox(async ({ url, accounts }) => {
    const { id, clientId, clientSecret } = at(accounts, 0);
    const form = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
    const answer = await call(url + path(id), { method: 'POST', body: new URLSearchParams(form) });
    expect(answer.status).toBe(200);
    expect(answer.json.token_type).toBe('Bearer');
  }),
);

test('issues an AppJWT with the app id and secret in the query', () =>
  withSandbox(async ({ url, accounts }) => {
    const { id, clientId, clientSecret } = at(accounts, 0);
    const query = `v=1.0&grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
    const answer = await call(`${url}/sentinel/api/account/${id}/app/token?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(200);
  }));

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
  ['an unknown app', { client_id: 'nobody' }, 401, 'invalid_client'],
  ['a missing secret', { client_secret: '' }, 400, 'invalid_request'],
  ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
])('refuses %s in the form of OAuth 2.0', (_words, form, status, error) =>
  withSandbox(async (sandbox) => {
    const answer = await askForAppJwt(sandbox, 0, form);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error, error_description: expect.any(String) });
  }),
);

test('refuses a token request that is no form, a wrong version and a wrong method', () =>
  withSandbox(async ({ url }) => {
    const path = `${url}/sentinel/api/account/12345678/app/token?grant_type=client_credentials`;
    expect((await call(`${path}&v=1.0`, { method: 'POST', body: '{}' })).status).toBe(400);
    expect(
      (await call(`${path}&v=9`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })).status,
    ).toBe(400);
    expect((await call(`${path}&v=1.0`)).status).toBe(405);
  }));

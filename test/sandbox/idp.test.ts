import { expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { callJson } from './support/call.js';
import { connect } from './support/connector.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';

const path = '/api/account/12345678/consumer?v=1.0';

test('issues a ConsumerJWS in the shape of the sample, without an end', () =>
  withSandbox(async (sandbox) => {
    const sample = await readFixture('consumer-jws.decoded');
    const request = await readFixture('consumer-jws.request');
    const { appJwt } = await connect(sandbox);
    const { status, json } = await callJson(sandbox.url + path, 'POST', request, { authorization: appJwt });
    expect(status).toBe(201);
    expect(Object.keys(json)).toEqual(Object.keys(await readFixture('consumer-jws.response')));
    expect(Object.keys(decodeProtectedHeader(json.token))).toEqual(Object.keys(sample.header));
    const claims = decodeJwt(json.token);
    expect(Object.keys(claims)).toEqual(Object.keys(sample.payload));
    expect(claims['lp_consumer_id']).toMatch(/^[0-9a-f]{64}$/);
  }));

test('gives one external id the same consumer each time, and each account its own', () =>
  withSandbox(
    async (sandbox) => {
      const first = await connect(sandbox, 0);
      const second = await connect(sandbox, 1);
      const id = async (connector: typeof first, name: string) =>
        decodeJwt((await connector.consumer(name))['x-lp-on-behalf'])['lp_consumer_id'];
      expect(await id(first, 'ann')).toBe(await id(first, 'ann'));
      expect(await id(first, 'ann')).not.toBe(await id(first, 'bob'));
      expect(await id(first, 'ann')).not.toBe(await id(second, 'ann'));
    },
    {
      accounts: [
        { id: '1', clientId: 'a', clientSecret: 's' },
        { id: '2', clientId: 'b', clientSecret: 't' },
      ],
    },
  ));

test('refuses a missing token, a wrong one and one with a Bearer prefix', () =>
  withSandbox(async (sandbox) => {
    const { appJwt } = await connect(sandbox);
    const body = { ext_consumer_id: 'ann' };
    const ask = (headers: Record<string, string>) => callJson(sandbox.url + path, 'POST', body, headers);
    expect((await ask({})).json).toEqual(await readFixture('error.app-jwt-missing.table.response'));
    const invalid = await readFixture('error.app-jwt-invalid.response');
    expect((await ask({ authorization: 'nonsense' })).json).toEqual(invalid);
    expect((await ask({ authorization: `Bearer ${appJwt}` })).json).toEqual(invalid);
  }));

test.each([
  ['without an id', {}],
  ['with an empty id', { ext_consumer_id: '' }],
  ['with a number', { ext_consumer_id: 7 }],
])('refuses a body %s', (_words, body) =>
  withSandbox(async (sandbox) => {
    const { appJwt } = await connect(sandbox);
    const answer = await callJson(sandbox.url + path, 'POST', body, { authorization: appJwt });
    expect(answer.status).toBe(400);
  }),
);

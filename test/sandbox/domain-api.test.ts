import { expect, test } from '@jest/globals';
import { call, callJson } from './support/call.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';

test('lists its own host and port for every service, in the shape of the sample', () =>
  withSandbox(async ({ url, host }) => {
    const sample = await readFixture('domain-base-uris.connector-services.us.response');
    const { status, json } = await call(`${url}/api/account/12345678/service/baseURI.json?version=1.0`);
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(Object.keys(sample));
    expect(json.baseURIs).toContainEqual({
      service: 'asyncMessagingEnt',
      account: '12345678',
      baseURI: host,
    });
    expect(json.baseURIs.map((entry: { service: string }) => entry.service).sort()).toEqual(
      ['asyncMessagingEnt', 'idp', 'messagingRestApiDomain', 'msgHist', 'sentinel', 'swift'].sort(),
    );
  }));

test('answers one service as the bare object of the sample', () =>
  withSandbox(async ({ url, host }) => {
    const sample = await readFixture('domain-base-uri.single-service.response');
    const path = '/api/account/12345678/service/asyncMessagingEnt/baseURI.json?version=1.0';
    expect((await call(url + path)).json).toEqual({ ...sample, baseURI: host });
  }));

test('answers one service as a list when it is told to', () =>
  withSandbox(async ({ url, host }) => {
    await callJson(`${url}/_sandbox/settings`, 'PUT', { singleServiceBody: 'list' });
    const { json } = await call(`${url}/api/account/12345678/service/idp/baseURI.json?version=1.0`);
    expect(json).toEqual({ baseURIs: [{ service: 'idp', account: '12345678', baseURI: host }] });
  }));

test('leaves out a service that is switched off', () =>
  withSandbox(async ({ url }) => {
    await callJson(`${url}/_sandbox/settings`, 'PUT', { services: { messagingRestApiDomain: false } });
    const { json } = await call(`${url}/api/account/12345678/service/baseURI.json?version=1.0`);
    expect(json.baseURIs).toHaveLength(5);
  }));

test.each([
  ['an unknown account with 401', '/api/account/999/service/baseURI.json?version=1.0', 401],
  ['another version with 400', '/api/account/12345678/service/baseURI.json?version=2.0', 400],
  ['a missing version with 400', '/api/account/12345678/service/idp/baseURI.json', 400],
  [
    'a service name in other letters with 404',
    '/api/account/12345678/service/IDP/baseURI.json?version=1.0',
    404,
  ],
])('refuses %s', (_words, path, status) =>
  withSandbox(async ({ url }) => {
    expect((await call(url + path)).status).toBe(status);
  }),
);

import { expect, test } from '@jest/globals';
import { at } from './support/at.js';
import { call, callJson } from './support/call.js';
import { askForAppJwt, connect } from './support/connector.js';
import { withSandbox } from './support/with-sandbox.js';

test('lists every call, oldest first, with query, headers, body and status', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    await connector.create(await connector.consumer('ann'));
    const { items } = await call(`${sandbox.url}/_sandbox/calls`);
    const services = items.map((entry) => entry.service);
    expect(services).toEqual(['sentinel', 'idp', 'asyncMessagingEnt']);
    expect(items[0]).toEqual({
      at: expect.any(Number),
      service: 'sentinel',
      method: 'POST',
      path: '/sentinel/api/account/12345678/app/token?v=1.0&grant_type=client_credentials',
      headers: expect.objectContaining({ 'content-type': expect.stringContaining('form-urlencoded') }),
      body: {
        client_id: at(sandbox.accounts, 0).clientId,
        client_secret: at(sandbox.accounts, 0).clientSecret,
      },
      status: 200,
    });
    expect(items[1]).toMatchObject({ body: { ext_consumer_id: 'ann' }, status: 201 });
    expect(items[2]?.body).toHaveLength(2);
  }));

test('names the Domain API domain, lists unknown paths, and forgets what it is told to forget', () =>
  withSandbox(async ({ url }) => {
    await call(`${url}/api/account/12345678/service/baseURI.json?version=1.0`);
    await call(`${url}/nowhere`);
    const { items } = await call(`${url}/_sandbox/calls`);
    expect(items.map((entry) => [entry.service, entry.status])).toEqual([
      ['domain', 200],
      ['unknown', 404],
    ]);
    expect((await call(`${url}/_sandbox/calls`, { method: 'DELETE' })).status).toBe(204);
    expect((await call(`${url}/_sandbox/calls`)).json).toEqual([]);
  }));

test('goes back to the start', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const headers = await connector.consumer('ann');
    await connector.create(headers);
    await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', { refusedItemStatus: 200 });
    expect((await call(`${sandbox.url}/_sandbox/reset`, { method: 'POST' })).status).toBe(204);
    expect((await call(`${sandbox.url}/_sandbox/calls`)).json).toEqual([]);
    expect((await call(`${sandbox.url}/_sandbox/conversations`)).json).toEqual([]);
    expect((await call(`${sandbox.url}/_sandbox/settings`)).json.refusedItemStatus).toBe(400);
    expect((await connector.create(headers)).status).toBe(200);
  }));

test.each([
  ['an unknown setting', 'PUT', '/_sandbox/settings', { colour: 'red' }],
  ['a setting that cannot be', 'PUT', '/_sandbox/settings', { refusedItemStatus: 500 }],
  ['an unknown fault', 'POST', '/_sandbox/faults', { service: 'idp', fault: { kind: 'fire' } }],
  ['a fault of an unknown service', 'POST', '/_sandbox/faults', { service: 'x', fault: { kind: 'reset' } }],
])('refuses %s with one sentence', (_words, method, path, body) =>
  withSandbox(async ({ url }) => {
    const answer = await callJson(url + path, method, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: expect.stringMatching(/\.$/) });
  }),
);

test('answers 404 for a conversation and a control that do not exist', () =>
  withSandbox(async ({ url }) => {
    expect((await call(`${url}/_sandbox/conversations/none`)).status).toBe(404);
    expect((await call(`${url}/_sandbox/none`)).status).toBe(404);
  }));

test('serves https with a certificate of its own', () =>
  withSandbox(
    async ({ url, certificate }) => {
      expect(url).toMatch(/^https:/);
      expect(certificate).toMatch(/^-----BEGIN CERTIFICATE-----/);
      const { request } = await import('node:https');
      const status = await new Promise((resolve, reject) => {
        const path = `${url}/api/account/12345678/service/baseURI.json?version=1.0`;
        request(path, { ca: certificate }, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
      expect(status).toBe(200);
    },
    { tls: true },
  ));

test('serves the accounts it is given and refuses one app in the account of another', () =>
  withSandbox(
    async (sandbox) => {
      expect((await askForAppJwt(sandbox, 1)).status).toBe(200);
      const form = { client_id: 'a', client_secret: 's' };
      expect((await askForAppJwt(sandbox, 1, form)).status).toBe(401);
    },
    {
      accounts: [
        { id: '1', clientId: 'a', clientSecret: 's' },
        { id: '2', clientId: 'b', clientSecret: 't' },
      ],
    },
  ));

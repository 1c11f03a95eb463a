import { expect, test } from '@jest/globals';
import { call, callJson } from './support/call.js';
import { connect } from './support/connector.js';
import { withSandbox } from './support/with-sandbox.js';

const domain = '/api/account/12345678/service/baseURI.json?version=1.0';
const plan = (url: string, fault: object, more: object = {}) =>
  callJson(`${url}/_sandbox/faults`, 'POST', { service: 'domain', fault, ...more });
const lastCall = async (url: string) => (await call(`${url}/_sandbox/calls`)).items.at(-1);

test('answers a planned status with its body and headers, as often as it is told to', () =>
  withSandbox(async ({ url }) => {
    const fault = { kind: 'status', status: 429, body: { a: 1 }, headers: { 'Retry-After': '2' } };
    const planned = await plan(url, fault, { times: 2 });
    expect(planned.status).toBe(201);
    expect(planned.json.id).toEqual(expect.any(String));
    for (const _ of [1, 2]) {
      const answer = await call(url + domain);
      expect([answer.status, answer.json, answer.headers.get('retry-after')]).toEqual([429, { a: 1 }, '2']);
    }
    expect((await call(url + domain)).status).toBe(200);
  }));

test('hits only the service and the text it is planned for', () =>
  withSandbox(async (sandbox) => {
    await plan(sandbox.url, { kind: 'status', status: 503 }, { service: 'idp', match: '"bob"' });
    const connector = await connect(sandbox);
    const ask = (name: string) =>
      callJson(
        `${sandbox.url}/api/account/12345678/consumer?v=1.0`,
        'POST',
        { ext_consumer_id: name },
        {
          authorization: connector.appJwt,
        },
      );
    expect((await ask('ann')).status).toBe(201);
    expect((await ask('bob')).status).toBe(503);
    expect((await ask('bob')).status).toBe(201);
  }));

test('hits by parts of method, path and body', () =>
  withSandbox(async ({ url }) => {
    const match = { method: 'GET', path: '/service/' };
    await plan(url, { kind: 'status', status: 500 }, { match });
    expect((await call(url + domain)).status).toBe(500);
  }));

test('lets the effect happen before a planned status when it is told to', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const headers = await connector.consumer('ann');
    const service = 'asyncMessagingEnt';
    await plan(sandbox.url, { kind: 'status', status: 502, afterEffect: true }, { service });
    expect((await connector.create(headers)).status).toBe(502);
    expect((await call(`${sandbox.url}/_sandbox/conversations`)).json).toHaveLength(1);
    await plan(sandbox.url, { kind: 'status', status: 502 }, { service });
    expect((await connector.create(await connector.consumer('bob'))).status).toBe(502);
    expect((await call(`${sandbox.url}/_sandbox/conversations`)).json).toHaveLength(1);
  }));

test.each([
  ['reset', 0, null],
  ['resetAfterEffect', 1, null],
  ['truncate', 1, 200],
])('breaks the connection for %s, after %i effects, and lists the call', (kind, effects, status) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const headers = await connector.consumer('ann');
    await plan(sandbox.url, { kind }, { service: 'asyncMessagingEnt' });
    await expect(connector.create(headers)).rejects.toThrow();
    expect((await call(`${sandbox.url}/_sandbox/conversations`)).json).toHaveLength(effects);
    expect(await lastCall(sandbox.url)).toMatchObject({ service: 'asyncMessagingEnt', status });
  }),
);

test('answers bytes that are not JSON, after the effect', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    await plan(sandbox.url, { kind: 'garbage' }, { service: 'asyncMessagingEnt' });
    const answer = await connector.create(await connector.consumer('ann'));
    expect([answer.status, answer.json]).toEqual([200, undefined]);
    expect((await call(`${sandbox.url}/_sandbox/conversations`)).json).toHaveLength(1);
  }));

test('never answers a hanging call, and lists it without a status', () =>
  withSandbox(async ({ url }) => {
    await plan(url, { kind: 'hang' });
    await expect(fetch(url + domain, { signal: AbortSignal.timeout(200) })).rejects.toThrow();
    expect(await lastCall(url)).toMatchObject({ service: 'domain', status: null });
  }));

test('answers late', () =>
  withSandbox(async ({ url }) => {
    await plan(url, { kind: 'delay', ms: 120 });
    const start = performance.now();
    expect((await call(url + domain)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(100);
  }));

test('forgets the planned faults', () =>
  withSandbox(async ({ url }) => {
    await plan(url, { kind: 'reset' });
    expect((await call(`${url}/_sandbox/faults`, { method: 'DELETE' })).status).toBe(204);
    expect((await call(url + domain)).status).toBe(200);
  }));

test('hits each so many-th call when it is told to, and lets the others pass', () =>
  withSandbox(async ({ url }) => {
    await plan(url, { kind: 'status', status: 503 }, { every: 3, times: 2 });
    const statuses: number[] = [];
    for (let at = 0; at < 9; at += 1) statuses.push((await call(url + domain)).status);
    expect(statuses).toEqual([200, 200, 503, 200, 200, 503, 200, 200, 200]);
    expect((await plan(url, { kind: 'reset' }, { every: 0 })).status).toBe(400);
  }));

import { expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { at } from './support/at.js';
import { call, callJson } from './support/call.js';
import { connect, minimalBatch, type ConsumerHeaders } from './support/connector.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';
import type { Wire } from './support/wire.js';

const forAccount = (batch: unknown, accountId: string): readonly Wire[] =>
  JSON.parse(JSON.stringify(batch).replaceAll(/\{accountid\}|42257269/g, accountId)) as Wire[]; // As the samples are.

test.each([
  'create-conversation.minimal.request',
  'create-conversation.sdes.request',
  'create-conversation.campaign.request',
  'create-conversation.skill.duplicate-ids.request',
  'create-conversation.uuid-ids.request',
  'create-conversation.auto-messages.request',
  'create-conversation.demo-app.request',
])('accepts the sample %s', (name) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const batch = forAccount(await readFixture(name), connector.accountId);
    const { status, items } = await connector.create(await connector.consumer('ann'), batch);
    expect(status).toBe(200);
    expect(items.map((item) => item.reqId)).toEqual(batch.map(({ id }) => id));
    expect(items.map((item) => item.code)).toEqual(['OK', 'OK']);
  }),
);

test.each([
  ['create-conversation.minimal.request', 'create-conversation.ok.response'],
  ['create-conversation.uuid-ids.request', 'create-conversation.uuid-ids.ok.response'],
])('answers %s as in %s', (request, response) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const sample = forAccount(await readFixture(response), connector.accountId);
    const batch = forAccount(await readFixture(request), connector.accountId);
    const { items } = await connector.create(await connector.consumer('ann'), batch);
    const { conversationId } = at(items, 1).body;
    expect(conversationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(items).toEqual([sample[0], { ...sample[1], body: { conversationId } }]);
  }),
);

test.each([
  ['400 as the guide says', {}, 400],
  ['200 when it is told to', { refusedItemStatus: 200 }, 200],
])('answers an already open conversation as in the sample, under %s', (_words, settings, expected) =>
  withSandbox(async (sandbox) => {
    await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', settings);
    const connector = await connect(sandbox);
    const headers = await connector.consumer('ann');
    const batch = forAccount(await readFixture('create-conversation.uuid-ids.request'), connector.accountId);
    await connector.create(headers, batch);
    const { status, json } = await connector.create(headers, batch);
    const consumerId = String(decodeJwt(headers['x-lp-on-behalf'])['lp_consumer_id']);
    const sample = JSON.stringify(await readFixture('create-conversation.already-open.response'));
    expect(status).toBe(expected);
    expect(json).toEqual(JSON.parse(sample.replace(/[0-9a-f]{64}/, consumerId)));
  }),
);

const refusals: [string, (headers: ConsumerHeaders) => Record<string, string>, string, number][] = [
  ['a missing AppJWT', ({ authorization: _, ...rest }) => rest, 'error.app-jwt-missing.table.response', 401],
  ['an invalid AppJWT', (all) => ({ ...all, authorization: 'x.y.z' }), 'error.app-jwt-invalid.response', 401],
  [
    'an AppJWT with a Bearer prefix',
    (all) => ({ ...all, authorization: `Bearer ${all.authorization}` }),
    'error.app-jwt-invalid.response',
    401,
  ],
  [
    'a missing ConsumerJWS',
    ({ 'x-lp-on-behalf': _, ...rest }) => rest,
    'error.consumer-jws-missing.response',
    401,
  ],
  [
    'an invalid ConsumerJWS',
    (all) => ({ ...all, 'x-lp-on-behalf': 'x.y.z' }),
    'error.consumer-jws-invalid.response',
    401,
  ],
  [
    'an AppJWT in place of the ConsumerJWS',
    (all) => ({ ...all, 'x-lp-on-behalf': all.authorization }),
    'error.consumer-jws-invalid.response',
    401,
  ],
  [
    'a ConsumerJWS in place of the AppJWT, which lacks the mandatory claims',
    (all) => ({ ...all, authorization: all['x-lp-on-behalf'] }),
    'error.brand-id-missing.response',
    400,
  ],
];
test.each(refusals)('refuses %s in the documented words', (_words, change, sample, status) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const answer = await connector.create(change(await connector.consumer('ann')));
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual(await readFixture(sample));
  }),
);

test('gives a missing AppJWT the number of the documented sample when it is told to', () =>
  withSandbox(async (sandbox) => {
    await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', { missingAppJwtErrorCode: 40104 });
    const connector = await connect(sandbox);
    const answer = await connector.create({});
    expect(answer.json).toEqual(await readFixture('error.app-jwt-missing.sample.response'));
  }));

test('refuses an AppJWT that has expired', () => {
  let time = Date.now();
  const now = () => time;
  return withSandbox(
    async (sandbox) => {
      const connector = await connect(sandbox);
      const headers = await connector.consumer('ann');
      time += 3600 * 1000;
      const answer = await connector.create(headers);
      expect(answer.json).toEqual(await readFixture('error.app-jwt-invalid.response'));
    },
    { now },
  );
});

test('refuses a batch without a brand in the documented words', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const batch = minimalBatch(connector.accountId, {}, { brandId: undefined });
    const answer = await connector.create(await connector.consumer('ann'), batch);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual(await readFixture('error.brand-id-missing.response'));
  }));

type Batch = ReturnType<typeof minimalBatch>;
const wholeRefusals: [string, (batch: Batch) => unknown][] = [
  ['a batch of one', (batch) => batch.slice(0, 1)],
  ['a batch of three', (batch) => [...batch, batch[0]]],
  ['the wrong order', (batch) => [...batch].reverse()],
  ['an object instead of a list', (batch) => batch[0]],
  ['a kind other than req', (batch) => [{ ...batch[0], kind: 'notification' }, batch[1]]],
  ['an empty request id', (batch) => [{ ...batch[0], id: '' }, batch[1]]],
  ['a request id of 65 characters', (batch) => [{ ...batch[0], id: 'x'.repeat(65) }, batch[1]]],
  ['another brand', (batch) => [batch[0], { ...batch[1], body: { brandId: '999' } }]],
  ['an unknown type', (batch) => [batch[0], { ...batch[1], type: 'cm.Unknown' }]],
];
test.each(wholeRefusals)('refuses %s with 400 and has no effect', (_words, change) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const headers = await connector.consumer('ann');
    const answer = await connector.create(headers, change(minimalBatch(connector.accountId)));
    expect(answer.status).toBe(400);
    expect(answer.json.body.errorCode).toBe(40000);
    expect((await call(`${sandbox.url}/_sandbox/conversations`)).json).toEqual([]);
  }),
);

const itemRefusals: [string, object][] = [
  ['a skill of eleven digits', { skillId: '12345678901' }],
  ['a channel other than MESSAGING', { channelType: 'CHAT' }],
  ['an unknown TTR', { ttrDefName: 'SOON' }],
  ['a campaign without an engagement', { campaignInfo: { campaignId: '1' } }],
  ['a language that is none', { conversationContext: { lang: '??' } }],
];
test.each(itemRefusals)('sets the profile and refuses %s', (_words, members) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const batch = minimalBatch(connector.accountId, {}, members);
    const { status, items } = await connector.create(await connector.consumer('ann'), batch);
    expect(status).toBe(400);
    expect(items.map((item) => item.code)).toEqual(['OK', 'BAD_REQUEST']);
  }),
);

const wrongSdes: [string, object][] = [
  ['an attribute of a kind that is not supported', { type: 'cart', total: 3 }],
  ['a gender that is none', { type: 'personal', personal: { gender: 'ROBOT' } }],
  ['a company size that is a text', { type: 'ctmrinfo', info: { companySize: 'big' } }],
];
test.each(wrongSdes)('refuses both items for %s', (_words, sde) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const batch = minimalBatch(connector.accountId, { authenticatedData: { lp_sdes: [sde] } });
    const { items } = await connector.create(await connector.consumer('ann'), batch);
    expect(items.map((item) => item.code)).toEqual(['BAD_REQUEST', 'BAD_REQUEST']);
  }),
);

test('takes every documented attribute', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const sdes = [await readFixture('sde.ctmrinfo.full'), await readFixture('sde.personal.full')];
    const batch = minimalBatch(connector.accountId, { authenticatedData: { lp_sdes: sdes } });
    const { items } = await connector.create(await connector.consumer('ann'), batch);
    expect(items[0]?.body.msg).toBe('OK User Profile set successfully');
    const shown = await call(`${sandbox.url}/_sandbox/conversations/${at(items, 1).body.conversationId}`);
    expect(shown.json.profile.authenticatedData.lp_sdes).toEqual(sdes);
  }));

test('refuses another version with 404, another method with 405, another content type with 400', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const headers = await connector.consumer('ann');
    const path = `${sandbox.url}/api/account/12345678/messaging/consumer/conversation`;
    expect((await callJson(`${path}?v=2`, 'POST', [], headers)).status).toBe(404);
    expect((await call(`${path}?v=3`, { headers })).status).toBe(405);
    const body = JSON.stringify(minimalBatch('12345678'));
    const asText = { ...headers, 'content-type': 'text/plain' };
    expect((await call(`${path}?v=3`, { method: 'POST', headers: asText, body })).status).toBe(400);
    const asJson = { ...headers, 'content-type': 'application/json' };
    expect((await call(`${path}?v=3`, { method: 'POST', headers: asJson, body: '[' })).status).toBe(400);
  }));

test.each([
  'client-properties.auto-messages.header',
  'client-properties.survey.header',
  'client-properties.mobile.header',
])('takes the client properties of %s', (name) =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const properties = await readFixture(name);
    const features = 'features' in properties ? properties.features : [];
    const headers = {
      ...(await connector.consumer('ann')),
      'client-properties': JSON.stringify(properties),
    };
    const { items } = await connector.create(headers);
    const shown = await call(`${sandbox.url}/_sandbox/conversations/${at(items, 1).body.conversationId}`);
    expect(shown.json.features).toEqual(features);
  }),
);

test('refuses client properties that are not JSON', () =>
  withSandbox(async (sandbox) => {
    const connector = await connect(sandbox);
    const headers = { ...(await connector.consumer('ann')), 'client-properties': 'features' };
    expect((await connector.create(headers)).status).toBe(400);
  }));

import { expect, test } from '@jest/globals';
import { call, callJson } from './support/call.js';
import { openConversation } from './support/open-conversation.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';

/** A sample request, made for this conversation. */
const sampleFor = async (name: string, conversationId: string): Promise<unknown> => {
  const names =
    /\{conversationId\}|__YOUR_CONVERSATION_ID__|__YOUR_POST_SURVEY_DIALOG_ID__|cbf6e739-[0-9a-f-]{27}/g;
  return JSON.parse(JSON.stringify(await readFixture(name)).replaceAll(names, conversationId));
};
const settings = (url: string, patch: object) => callJson(`${url}/_sandbox/settings`, 'PUT', patch);

test.each([
  'send-text.request',
  'send-text.with-conversation-id.request',
  'send-text.external-id-metadata.request',
  'send-text.quick-reply-answer.request',
  'send-accept-status.accept.request',
  'send-accept-status.access.request',
  'send-accept-status.action.request',
  'send-accept-status.nack.request',
  'send-accept-status.read.request',
  'send-chat-state.active.request',
  'send-chat-state.composing.request',
  'send-chat-state.gone.request',
  'send-chat-state.inactive.request',
  'send-chat-state.pause.request',
])('answers %s with the number 0 of a first event', (name) =>
  withSandbox(async (sandbox) => {
    const { id, connector, headers } = await openConversation(sandbox);
    const request = (await sampleFor(name, id)) as { id: string };
    const sample = await readFixture('send-text.ok.response');
    const { status, json } = await connector.send(headers, request);
    expect(status).toBe(200);
    expect(json).toEqual({ ...sample, reqId: request.id });
  }),
);

test('numbers messages and receipts of a dialog from 0, and gives chat states no number', () =>
  withSandbox(async (sandbox) => {
    const { text, publish, agent } = await openConversation(sandbox);
    const sequences = [
      await text('one'),
      await publish({ type: 'ChatStateEvent', chatState: 'COMPOSING' }),
      await publish({ type: 'AcceptStatusEvent', status: 'READ', sequenceList: 0 }),
      await text('two'),
    ].map(({ json }) => json.body.sequence);
    expect(sequences).toEqual([0, 0, 1, 2]);
    expect((await agent('text', { text: 'three' })).json.sequence).toBe(3);
  }));

test('keeps the metadata of a message', () =>
  withSandbox(async (sandbox) => {
    const { text, show } = await openConversation(sandbox);
    const metadata = [{ type: 'ExternalId', id: 'Yes-1234' }];
    await text('yep', { metadata });
    expect((await show()).messages).toMatchObject([{ text: 'yep', metadata, role: 'CONSUMER' }]);
  }));

test.each([
  ['set-user-profile.send.request', 'set-user-profile.send.ok.response'],
  ['close-conversation.request', 'close-conversation.ok.response'],
  ['close-conversation.uuid-id.request', 'close-conversation.ok.response'],
  ['close-main-dialog.request', 'close-main-dialog.ok.response'],
  ['close-stage.request', 'close-conversation.ok.response'],
])('answers %s as in %s', (request, response) =>
  withSandbox(async (sandbox) => {
    const { id, connector, headers } = await openConversation(sandbox);
    const wanted = (await sampleFor(request, id)) as { id: string | number };
    const { status, json } = await connector.send(headers, wanted);
    expect(status).toBe(200);
    expect(json).toEqual({ ...(await readFixture(response)), reqId: String(wanted.id) });
  }),
);

test.each(['csat.request', 'ttr-urgent.request'])('takes %s', (name) =>
  withSandbox(async (sandbox) => {
    const { id, connector, headers } = await openConversation(sandbox);
    const { json } = await connector.send(headers, await sampleFor(name, id));
    expect(json).toMatchObject({ code: 'OK', body: { msg: expect.any(String) } });
  }),
);

test.each([
  ['send-rich-content.request', 'consumerRichContent'],
  ['skill-change.request', 'consumerSkillChange'],
])('refuses %s, and takes it when %s says so', (name, setting) =>
  withSandbox(async (sandbox) => {
    const { id, connector, headers } = await openConversation(sandbox);
    const request = await sampleFor(name, id);
    expect((await connector.send(headers, request)).json.code).toBe('BAD_REQUEST');
    await settings(sandbox.url, { [setting]: 'accepted' });
    expect((await connector.send(headers, request)).json.code).toBe('OK');
  }),
);

test('replaces attributes of a kind and keeps those of others', () =>
  withSandbox(async (sandbox) => {
    const { send, show } = await openConversation(sandbox);
    const set = (...sdes: unknown[]) =>
      send('userprofile.SetUserProfile', { authenticatedData: { lp_sdes: sdes } });
    const info = { type: 'ctmrinfo', info: { ctype: 'vip' } };
    await set(info, { type: 'personal', personal: { firstname: 'John', lastname: 'Doe' } });
    await set({ type: 'personal', personal: { firstname: 'Jane' } });
    expect((await show()).profile.authenticatedData.lp_sdes).toEqual([
      info,
      { type: 'personal', personal: { firstname: 'Jane' } },
    ]);
  }));

test('refuses a message into a closed conversation in the documented words', () =>
  withSandbox(async (sandbox) => {
    const { id, connector, headers } = await openConversation(sandbox);
    await connector.send(headers, await sampleFor('close-conversation.request', id));
    const sample = await readFixture('error.conversation-closed.response');
    const event = { type: 'ContentEvent', contentType: 'text/plain', message: 'late' };
    const body = { dialogId: id, event };
    const request = { kind: 'req', id: sample.reqId, type: 'ms.PublishEvent', body };
    const { status, json } = await connector.send(headers, request);
    expect([status, json]).toEqual([400, sample]);
    expect((await connector.create(headers)).status).toBe(200);
  }));

test('refuses a text over 5000 characters in the documented words, and takes one of 5000', () =>
  withSandbox(async (sandbox) => {
    const { text } = await openConversation(sandbox);
    const sample = await readFixture('error.message-too-large.response');
    const { status, json } = await text('x'.repeat(5001));
    expect([status, json]).toEqual([400, { ...sample, reqId: '1' }]);
    expect((await text('👋'.repeat(2500))).status).toBe(200);
    expect((await text('👋'.repeat(2501))).status).toBe(400);
  }));

test('bounds the whole request when it is told to', () =>
  withSandbox(async (sandbox) => {
    const { text } = await openConversation(sandbox);
    await settings(sandbox.url, { textLimit: 'request' });
    expect((await text('x'.repeat(4990))).status).toBe(400);
  }));

test('refuses another consumer with 401, also where it closes', () =>
  withSandbox(async (sandbox) => {
    const { id, connector } = await openConversation(sandbox);
    const bob = await connector.consumer('bob');
    const sample = await readFixture('error.consumer-jws-invalid.response');
    for (const name of ['send-text.request', 'close-conversation.request']) {
      const { status, json } = await connector.send(bob, await sampleFor(name, id));
      expect([status, json]).toEqual([401, sample]);
    }
  }));

test.each([
  ['404 NOT_FOUND', {}, 404, 'NOT_FOUND'],
  ['400 BAD_REQUEST when it is told to', { unknownConversationStatus: 400 }, 400, 'BAD_REQUEST'],
])('answers an unknown conversation with %s', (_words, patch, status, code) =>
  withSandbox(async (sandbox) => {
    const { connector, headers } = await openConversation(sandbox);
    await settings(sandbox.url, patch);
    const answer = await connector.send(headers, await sampleFor('send-text.request', 'none'));
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  }),
);

test('refuses the first sends into a fresh conversation when it is told to be late', () =>
  withSandbox(async (sandbox) => {
    await settings(sandbox.url, { lateReadiness: 1 });
    const { text } = await openConversation(sandbox);
    expect((await text('one')).status).toBe(404);
    expect((await text('one')).status).toBe(200);
  }));

const content = { type: 'ContentEvent', contentType: 'text/plain', message: 'hi' };
const badEvents: [string, object][] = [
  ['an unknown event', { type: 'Unknown' }],
  ['an unknown chat state', { type: 'ChatStateEvent', chatState: 'ASLEEP' }],
  ['an unknown receipt', { type: 'AcceptStatusEvent', status: 'SEEN', sequenceList: [0] }],
  ['a receipt about nothing', { type: 'AcceptStatusEvent', status: 'READ', sequenceList: [] }],
  ['an empty text', { ...content, message: '' }],
  ['an unknown content type', { ...content, contentType: 'text/html' }],
];
test.each(badEvents)('refuses %s', (_words, event) =>
  withSandbox(async (sandbox) => {
    const { publish } = await openConversation(sandbox);
    const { status, json } = await publish(event);
    expect([status, json.code]).toEqual([400, 'BAD_REQUEST']);
  }),
);

const badFields: [string, object][] = [
  ['an unknown field', { field: 'Colour' }],
  ['a state other than CLOSE', { field: 'ConversationStateField', conversationState: 'OPEN' }],
  ['a rating of 6', { field: 'CSATRate', csatRate: 6, csatResolutionConfirmation: true, status: 'FILLED' }],
  ['a rating without its status', { field: 'CSATRate', csatRate: 5, csatResolutionConfirmation: true }],
  ['a TTR below zero', { field: 'TTRField', ttrType: 'URGENT', value: -1 }],
  ['a change of participants', { field: 'ParticipantsChange', type: 'ADD', role: 'MANAGER' }],
];
test.each(badFields)('refuses %s', (_words, field) =>
  withSandbox(async (sandbox) => {
    const { id, send } = await openConversation(sandbox);
    const body = { conversationId: id, conversationField: [field] };
    expect((await send('cm.UpdateConversationField', body)).json.code).toBe('BAD_REQUEST');
  }),
);

test('takes one request and no list, and refuses unknown types', () =>
  withSandbox(async (sandbox) => {
    const { connector, headers, send } = await openConversation(sandbox);
    expect((await connector.send(headers, [])).json.body.errorCode).toBe(40000);
    expect((await send('cqm.SubscribeExConversations', {})).json.code).toBe('BAD_REQUEST');
  }));

test('keeps a rating, and refuses one before closing when it is told to', () =>
  withSandbox(async (sandbox) => {
    const { id, connector, headers, show } = await openConversation(sandbox);
    await settings(sandbox.url, { csatBeforeClose: 'refused' });
    const csat = await sampleFor('csat.request', id);
    expect((await connector.send(headers, csat)).status).toBe(400);
    await connector.send(headers, await sampleFor('close-stage.request', id));
    expect((await connector.send(headers, csat)).status).toBe(200);
    expect((await show()).csat).toEqual({ csatRate: 5, csatResolutionConfirmation: true, status: 'FILLED' });
  }));

test('shows the whole state of a conversation', () =>
  withSandbox(async (sandbox) => {
    const { id, publish, show } = await openConversation(sandbox);
    await publish({ type: 'ChatStateEvent', chatState: 'COMPOSING' });
    const shown = await show();
    expect(shown).toMatchObject({
      id,
      accountId: '12345678',
      extConsumerId: 'ann',
      state: 'OPEN',
      stage: 'OPEN',
      skillId: '-1',
      ttr: { ttrType: 'PRIORITIZED', value: 600 },
      participants: [{ id: shown.consumerId, role: 'CONSUMER' }],
      dialogs: [{ dialogId: id, dialogType: 'MAIN', state: 'OPEN' }],
      messages: [],
      chatStates: { [shown.consumerId]: 'COMPOSING' },
    });
    expect((await call(`${sandbox.url}/_sandbox/conversations`)).json).toEqual([shown]);
  }));

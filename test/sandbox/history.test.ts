import { expect, test } from '@jest/globals';
import { at } from './support/at.js';
import { callJson } from './support/call.js';
import { keysOf } from './support/keys-of.js';
import { openConversation } from './support/open-conversation.js';
import { readFixture } from './support/read-fixture.js';
import { withSandbox } from './support/with-sandbox.js';

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const base = '/messaging_history/api/account/12345678/conversations';
const bearer = { authorization: 'Bearer any' };
const byId = (url: string, body: object, headers: Record<string, string> = bearer) =>
  callJson(`${url}${base}/conversation/search?source=test`, 'POST', body, headers);
const byConsumer = (url: string, body: object) =>
  callJson(`${url}${base}/consumer/search?source=test`, 'POST', body, bearer);

test('answers a record whose members are those of the sample', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox);
    await conversation.text('Hi there #4');
    await conversation.agent('read');
    await conversation.agent('rich');
    await conversation.agent('text', {
      text: 'Hi',
      quickReplies: { type: 'quickReplies', itemsPerRow: 8, replies: [] },
    });
    await conversation.agent('transfer');
    const sample = await readFixture('history.conversation-records.response');
    const { status, json } = await byId(sandbox.url, { conversationId: conversation.id });
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(Object.keys(sample));
    expect(Object.keys(json._metadata)).toEqual(Object.keys(sample._metadata));
    const record = at(json.conversationHistoryRecords, 0);
    const wanted = at(sample.conversationHistoryRecords, 0);
    const parts = new Map<string, unknown>(Object.entries(wanted));
    for (const [name, part] of Object.entries(record)) {
      const members = asList(parts.get(name)).flatMap(keysOf);
      for (const item of asList(part)) expect(members).toEqual(expect.arrayContaining([...keysOf(item)]));
    }
    expect(keysOf(record.messageRecords[0])).toEqual(keysOf(wanted.messageRecords[0]));
    expect(keysOf(record.messageStatuses[0])).toEqual(keysOf(wanted.messageStatuses[0]));
  }));

test('tells of messages, with rich content and quick replies as JSON in a text', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox);
    await conversation.text('one');
    await conversation.agent('rich', { content: { type: 'vertical', elements: [] } });
    await conversation.agent('privateNote', { text: 'internal' });
    const { json } = await byId(sandbox.url, { conversationIds: [conversation.id, 'none'] });
    const { messageRecords, info } = at(json.conversationHistoryRecords, 0);
    expect(messageRecords).toMatchObject([
      { type: 'TEXT_PLAIN', messageData: { msg: { text: 'one' } }, sentBy: 'Consumer', seq: 0 },
      {
        type: 'RICH_CONTENT',
        messageData: { richContent: { content: '{"type":"vertical","elements":[]}' } },
        sentBy: 'Agent',
      },
      { type: 'TEXT_PLAIN', audience: 'AGENTS_AND_MANAGERS' },
    ]);
    expect(messageRecords[0]?.time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000$/);
    expect(info).toMatchObject({ status: 'OPEN', fullDialogStatus: 'OPEN', latestSkillId: -1 });
  }));

test('finds the open conversation of a consumer', () =>
  withSandbox(async (sandbox) => {
    const { id, agent, show, connector, headers } = await openConversation(sandbox);
    const consumer = (await show()).consumerId;
    await agent('close');
    const again = at((await connector.create(headers)).items, 1).body.conversationId;
    const ids = async (status?: string[]) => {
      const { json } = await byConsumer(sandbox.url, { consumer, ...(status ? { status } : {}) });
      return json.conversationHistoryRecords.map((record) => record.info.conversationId);
    };
    expect(await ids(['OPEN'])).toEqual([again]);
    expect(await ids(['CLOSE'])).toEqual([id]);
    expect(await ids()).toEqual([id, again]);
  }));

test('takes the documented sample requests and keeps to what they ask for', () =>
  withSandbox(async (sandbox) => {
    const { id, show } = await openConversation(sandbox);
    const request = await readFixture('history.conversation-by-id.request');
    const { json } = await byId(sandbox.url, { ...request, conversationId: id });
    expect(json.conversationHistoryRecords[0]).not.toHaveProperty('dialogs');
    const sample = await readFixture('history.conversations-by-consumer.request');
    const answer = await byConsumer(sandbox.url, { ...sample, consumer: (await show()).consumerId });
    expect(keysOf(answer.json.conversationHistoryRecords[0])).toEqual(['info', 'messageRecords', 'dialogs']);
  }));

test('lags behind when it is told to', () => {
  let time = Date.now();
  return withSandbox(
    async (sandbox) => {
      await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', { historyLagMs: 1000 });
      const { id, text } = await openConversation(sandbox);
      const count = async () => (await byId(sandbox.url, { conversationId: id })).json._metadata.count;
      expect(await count()).toBe(0);
      time += 1000;
      await text('young');
      expect(await count()).toBe(1);
      const { json } = await byId(sandbox.url, { conversationId: id });
      expect(json.conversationHistoryRecords[0]?.messageRecords).toEqual([]);
    },
    { now: () => time },
  );
});

test('wants the credential of the account, as Bearer or as OAuth 1.0', () =>
  withSandbox(
    async ({ url }) => {
      const ask = async (authorization?: string) =>
        (await byId(url, { conversationId: 'none' }, authorization ? { authorization } : {})).status;
      expect(await ask()).toBe(401);
      expect(await ask('Bearer wrong')).toBe(401);
      expect(await ask('h')).toBe(401);
      expect(await ask('Bearer h')).toBe(200);
      expect(await ask('OAuth oauth_consumer_key="k", oauth_token="h", oauth_signature="s"')).toBe(200);
    },
    { accounts: [{ id: '12345678', clientId: 'a', clientSecret: 's', historyToken: 'h' }] },
  ));

test.each([
  ['no id', {}],
  ['more than 100 ids', { conversationIds: Array.from({ length: 101 }, String) }],
  ['a content that is no list', { conversationId: 'x', contentToRetrieve: 'dialogs' }],
])('refuses %s', (_words, body) =>
  withSandbox(async ({ url }) => {
    expect((await byId(url, body)).status).toBe(400);
  }),
);

test('searches by time of start, and refuses a long source', () =>
  withSandbox(async (sandbox) => {
    await openConversation(sandbox);
    const start = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    const search = (source: string) =>
      callJson(`${sandbox.url}${base}/search?source=${source}`, 'POST', { start }, bearer);
    expect((await search('test')).json._metadata.count).toBe(1);
    expect((await search('x'.repeat(21))).status).toBe(400);
  }));

import { expect, test } from '@jest/globals';
import { call } from './support/call.js';
import { openConversation, type OpenConversation } from './support/open-conversation.js';
import { withSandbox } from './support/with-sandbox.js';

const headersOf = ({ headers, connector }: OpenConversation, more: Record<string, string> = {}) => ({
  authorization: connector.appJwt,
  'lp-on-behalf': headers['x-lp-on-behalf'],
  'brand-id': connector.accountId,
  'client-source': 'test',
  ...more,
});

test('reads a conversation with the credentials of the connector', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox);
    const headers = headersOf(conversation);
    const answer = await call(`${sandbox.url}/messaging/v1/conversations/${conversation.id}`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toMatch(/^"\d+"$/);
    expect(answer.json).toMatchObject({
      id: conversation.id,
      stage: 'OPEN',
      dialogs: [{ id: conversation.id }],
    });
  }));

test('reads the messages of a dialog page by page, without those for agents', () =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox);
    await conversation.text('one');
    await conversation.agent('read');
    await conversation.agent('privateNote', { text: 'internal' });
    await conversation.agent('text', { text: 'two' });
    const headers = headersOf(conversation);
    const path = `/messaging/v1/conversations/${conversation.id}/dialogs/${conversation.id}/messages`;
    const first = await call(`${sandbox.url}${path}?newerThanSequence=-1&limit=1`, { headers });
    expect(first.json.data).toEqual([
      {
        sequence: 0,
        type: 'PLAIN_TEXT',
        content: { text: 'one' },
        originator: { id: expect.any(String), role: 'CONSUMER' },
        messageAudience: 'ALL',
        createdTs: expect.any(Number),
        dialogId: conversation.id,
      },
    ]);
    const second = await call(sandbox.url + first.json.links.next, { headers });
    expect(second.json.data).toMatchObject([{ sequence: 3, content: { text: 'two' } }]);
    expect(second.json.links).toEqual({});
  }));

test.each([
  ['no Brand-ID', { 'brand-id': '' }, 400],
  ['no Client-source', { 'client-source': '' }, 400],
  ['no AppJWT', { authorization: '' }, 401],
  ['no ConsumerJWS', { 'lp-on-behalf': '' }, 401],
  ['a brand that is not that of the tokens', { 'brand-id': '999' }, 401],
])('refuses %s', (_words, more, status) =>
  withSandbox(async (sandbox) => {
    const conversation = await openConversation(sandbox);
    const headers = headersOf(conversation, more);
    const answer = await call(`${sandbox.url}/messaging/v1/conversations/${conversation.id}`, { headers });
    expect(answer.status).toBe(status);
  }),
);

test('answers another consumer as if there were no conversation', () =>
  withSandbox(async (sandbox) => {
    const { id } = await openConversation(sandbox);
    const headers = headersOf(await openConversation(sandbox, 'bob'));
    expect((await call(`${sandbox.url}/messaging/v1/conversations/${id}`, { headers })).status).toBe(404);
  }));

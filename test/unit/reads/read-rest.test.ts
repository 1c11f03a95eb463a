import { describe, expect, it } from '@jest/globals';
import { readRestConversation } from '../../../src/liveperson/read-rest-conversation.js';
import { readRestMessages } from '../../../src/liveperson/read-rest-messages.js';
import { readFixture } from '../../support/read-fixture.js';

const whole = {
  id: 'c',
  consumerId: 'consumer',
  state: 'CLOSE',
  stage: 'OPEN',
  skillId: '558327413',
  startTs: 1000,
  closeReason: 'CONSUMER',
  ttr: { ttrType: 'PRIORITIZED', value: 600 },
  participants: [
    { id: 'consumer', role: 'CONSUMER' },
    { id: 'agent', role: 'ASSIGNED_AGENT' },
    { id: 'agent', role: 'READER' },
  ],
  dialogs: [
    { id: 'c', dialogType: 'MAIN', state: 'CLOSE', creationTs: 1000, endTs: 2000, closedBy: 'CONSUMER' },
    { id: 's', dialogType: 'POST_SURVEY', state: 'OPEN', creationTs: 2000 },
  ],
};

describe('readRestConversation', () => {
  it('reads a conversation in its survey: the main dialog is closed, the whole is not', () => {
    expect(readRestConversation(whole)).toEqual({
      id: 'c',
      lpConsumerId: 'consumer',
      state: 'CLOSE',
      stage: 'OPEN',
      startedAt: 1000,
      closeReason: 'CONSUMER',
      skillId: '558327413',
      ttr: 'PRIORITIZED',
      agent: { id: 'agent' },
      dialogs: [
        { id: 'c', type: 'MAIN', state: 'CLOSE', startedAt: 1000, endedAt: 2000, closedBy: 'CONSUMER' },
        { id: 's', type: 'POST_SURVEY', state: 'OPEN', startedAt: 2000 },
      ],
    });
  });

  it('reads the shape of the notifications', async () => {
    const sample = await readFixture('webhook.main-dialog-closed.survey-open', '12345678');
    const { body } = sample as {
      body: { changes: [{ result: { convId: string; conversationDetails: Record<string, unknown> } }] };
    };
    const { convId, conversationDetails } = body.changes[0].result;
    expect(readRestConversation({ convId, ...conversationDetails })).toMatchObject({
      id: convId,
      lpConsumerId: '5e9ee96c-226e-44b6-ac51-b1dfe494ba10',
      state: 'CLOSE',
      stage: 'OPEN',
      startedAt: 1538486163083,
      ttr: 'PRIORITIZED',
      agent: { id: '29c3019d-fe0b-5200-afe8-737abfeae4b4' },
      dialogs: [
        { type: 'MAIN', state: 'CLOSE', endedAt: 1538499226753, closedBy: 'CONSUMER' },
        { type: 'POST_SURVEY', state: 'OPEN' },
      ],
    });
  });

  it('understands other spellings and fills in what is not told', () => {
    const dialogs = [{ dialogId: 'c', type: 'MAIN', state: 'CLOSED', createdTs: 5, closedTs: 9 }];
    expect(
      readRestConversation({ conversationId: 'c', stage: 'CLOSED', dialogs, closedTs: 9, skillId: 7 }),
    ).toEqual({
      id: 'c',
      state: 'CLOSE',
      stage: 'CLOSE',
      startedAt: 5,
      endedAt: 9,
      skillId: '7',
      dialogs: [{ id: 'c', type: 'MAIN', state: 'CLOSE', startedAt: 5, endedAt: 9 }],
    });
  });

  it('makes the main dialog of a conversation that lists none', () => {
    expect(readRestConversation({ id: 'c', stage: 'OPEN', startTs: 5 })?.dialogs).toEqual([
      { id: 'c', type: 'MAIN', state: 'OPEN', startedAt: 5 },
    ]);
  });

  it('names no agent who has not accepted, and no skill that is none', () => {
    const participantsDetails = [{ id: 'agent', role: 'ASSIGNED_AGENT', state: 'SUGGESTED' }];
    const dialogs = [{ ...whole.dialogs[0], participantsDetails }];
    const read = readRestConversation({ ...whole, dialogs, skillId: '-1' });
    expect(read?.agent).toBeUndefined();
    expect(read?.skillId).toBeUndefined();
  });

  it.each([
    ['no object', 'text'],
    ['no id', { ...whole, id: undefined }],
    ['no start', { id: 'c', stage: 'OPEN' }],
  ])('reads nothing from %s', (_what, body) => {
    expect(readRestConversation(body)).toBeUndefined();
  });
});

const message = (over: Record<string, unknown> = {}) => ({
  sequence: 3,
  type: 'PLAIN_TEXT',
  content: { text: 'hi' },
  originator: { role: 'ASSIGNED_AGENT', id: 'agent' },
  messageAudience: 'ALL',
  createdTs: 1000,
  dialogId: 'c',
  ...over,
});

describe('readRestMessages', () => {
  it('reads a page', () => {
    const metadata = [{ type: 'ExternalId', id: 'mine' }];
    expect(readRestMessages({ data: [message({ metadata })], links: { next: '/more' } }, 'c')).toEqual({
      messages: [
        {
          dialogId: 'c',
          sequence: 3,
          sentAt: 1000,
          from: { role: 'ASSIGNED_AGENT', id: 'agent' },
          externalId: 'mine',
          content: { kind: 'text', text: 'hi', quickReplies: [] },
          status: 'SENT',
        },
      ],
      hasMore: true,
      lastSequence: 3,
    });
  });

  it('hides private notes, and still counts them for the next page', () => {
    const hidden = [
      message({ sequence: 4, messageAudience: 'AGENTS_AND_MANAGERS' }),
      message({ sequence: 5, messageAudience: 'NEW' }),
    ];
    expect(readRestMessages({ data: hidden, links: {} }, 'c')).toEqual({
      messages: [],
      hasMore: false,
      lastSequence: 5,
    });
  });

  it.each([
    [
      'RICH_CONTENT',
      { richContent: { type: 'vertical' }, quickReplies: { replies: [{ title: 'Yes' }] } },
      { kind: 'rich', quickReplies: [{ title: 'Yes' }] },
    ],
    ['HOSTED_FILE', { relativePath: '/a', fileType: 'PNG' }, { kind: 'file' }],
    ['forms/secure-invitation', { invitationId: 'i', title: 'Card' }, { kind: 'secureForm' }],
    ['PLAIN_TEXT', 'bare', { kind: 'text', text: 'bare' }],
    [
      'SOMETHING_NEW',
      { some: 'thing' },
      { kind: 'unsupported', contentType: 'SOMETHING_NEW', raw: { some: 'thing' } },
    ],
    ['toString', {}, { kind: 'unsupported', contentType: 'toString' }],
  ])('reads %s', (type, content, read) => {
    const page = readRestMessages({ data: [message({ type, content })] }, 'c');
    expect(page?.messages[0]?.content).toMatchObject(read);
  });

  it('leaves out a message that cannot be placed, and takes the dialog asked for when none is named', () => {
    const data = [
      message({ sequence: 'x' }),
      message({ createdTs: undefined }),
      message({ dialogId: undefined }),
    ];
    expect(readRestMessages({ data }, 'asked')?.messages).toMatchObject([{ dialogId: 'asked' }]);
  });

  it.each([['text'], [{}], [{ data: 'none' }]])('reads no page from %p', (body) => {
    expect(readRestMessages(body, 'c')).toBeUndefined();
  });
});

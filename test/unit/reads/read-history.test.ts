import { describe, expect, it } from '@jest/globals';
import { readHistory, readHistoryRecord } from '../../../src/liveperson/read-history-record.js';
import { historyAnswer, historyRecord, messageRecord } from './history-record.js';
import type { HistoryRecord } from './history-record.js';

const read = async (change?: (record: HistoryRecord) => void) =>
  readHistoryRecord(await historyRecord(change));

const messagesOf = async (...messageRecords: Record<string, unknown>[]) =>
  (await read((record) => (record.messageRecords = messageRecords)))?.messages;

describe('readHistory', () => {
  it("reads LivePerson's sample", async () => {
    expect(readHistory(await historyAnswer())).toEqual([
      {
        id: 'e5c58e49-e4a5-40a8-8a18-d6580d1d5630',
        lpConsumerId: 'f92c9890-2c95-428b-8a32-083528620d31',
        state: 'OPEN',
        stage: 'OPEN',
        startedAt: 1472481024565,
        agent: { id: '3677470410', displayName: 'michal@lp.com' },
        dialogs: [
          {
            id: 'cd5926e0-5b57-4c82-85c5-9c95f88263a1',
            type: 'MAIN',
            state: 'OPEN',
            startedAt: 1506326158000,
          },
        ],
        messages: [
          {
            dialogId: 'e5c58e49-e4a5-40a8-8a18-d6580d1d5630',
            sequence: 0,
            sentAt: 1472483659564,
            from: { role: 'CONSUMER', id: 'f92c9890-2c95-428b-8a32-083528620d31' },
            content: { kind: 'text', text: 'Hi there #4', quickReplies: [] },
            status: 'READ',
          },
          expect.objectContaining({
            sequence: 1,
            from: { role: 'ASSIGNED_AGENT', id: '3677470410' },
            content: {
              kind: 'text',
              text: 'Hi there, dear consumer!',
              quickReplies: [
                {
                  title: 'Hello',
                  tooltip: 'Hello',
                  click: { actions: [{ type: 'publishText', text: 'Hello' }] },
                },
              ],
            },
            status: 'SENT',
          }),
          expect.objectContaining({
            sequence: 3,
            content: {
              kind: 'rich',
              content: { type: 'vertical', elements: [{ type: 'text', text: 'Now on sale!' }] },
              quickReplies: [],
            },
          }),
        ],
      },
    ]);
  });

  it('leaves out a record that cannot be read', async () => {
    const good = await historyRecord();
    const broken = [null, 'text', {}, { info: {} }, { info: { conversationId: 'c' } }];
    expect(readHistory({ conversationHistoryRecords: [...broken, good] })).toHaveLength(1);
  });

  it.each([[undefined], [{}], [[]], [{ conversationHistoryRecords: {} }]])(
    'reads no answer from %p',
    (body) => {
      expect(readHistory(body)).toBeUndefined();
    },
  );
});

describe('readHistoryRecord', () => {
  it('keeps a conversation open while its survey runs', async () => {
    const found = await read(({ info, dialogs }) => {
      Object.assign(info, { status: 'CLOSE', fullDialogStatus: 'OPEN' });
      dialogs?.push({ dialogId: 's', status: 'OPEN', dialogType: 'POST_SURVEY', startTimeL: 5 });
    });
    expect(found).toMatchObject({ state: 'CLOSE', stage: 'OPEN', closeReason: 'AGENT' });
    expect(found?.endedAt).toBeUndefined();
  });

  it('takes the stage from the survey when it is not told', async () => {
    const survey = { dialogId: 's', status: 'OPEN', dialogType: 'POST_SURVEY', startTimeL: 5 };
    const found = await read((record) => {
      Object.assign(record.info, { status: 'CLOSE', fullDialogStatus: undefined });
      record.dialogs = [survey];
    });
    expect(found?.stage).toBe('OPEN');
  });

  it('knows when a closed conversation ended, survey included', async () => {
    const found = await read(({ info, dialogs }) => {
      Object.assign(info, { status: 'CLOSE', fullDialogStatus: 'CLOSE' });
      Object.assign(dialogs?.[0] ?? {}, { status: 'CLOSE' });
    });
    expect(found).toMatchObject({
      state: 'CLOSE',
      stage: 'CLOSE',
      endedAt: 1472500733000,
      dialogs: [{ state: 'CLOSE', endedAt: 1506326213422, closedBy: 'AGENT' }],
    });
  });

  it('makes the main dialog when dialogs were not asked for, and has no messages then', async () => {
    const found = await read((record) => {
      delete record.dialogs;
      delete record.messageRecords;
    });
    expect(found?.dialogs).toEqual([
      { id: 'e5c58e49-e4a5-40a8-8a18-d6580d1d5630', type: 'MAIN', state: 'OPEN', startedAt: 1472481024565 },
    ]);
    expect(found?.messages).toBeUndefined();
  });

  it('writes the skill as text, as notifications do', async () => {
    const found = await read(({ info }) => (info['latestSkillId'] = 4_294_967_296));
    expect(found?.skillId).toBe('4294967296');
  });

  it('names the agent assigned last, and none in the queue', async () => {
    const later = { agentId: 'b', permission: 'ASSIGNED_AGENT', timeL: 1472483645006, agentFullName: 'Bea' };
    const reader = { agentId: 'c', permission: 'READER', timeL: 1472483645009, agentNickname: 'Cy' };
    expect((await read(({ agentParticipants }) => agentParticipants?.unshift(later, reader)))?.agent).toEqual(
      {
        id: 'b',
        displayName: 'Bea',
      },
    );
    expect((await read(({ info }) => (info['latestQueueState'] = 'IN_QUEUE')))?.agent).toBeUndefined();
  });

  it('names the agent of the info when participants were not asked for', async () => {
    const without = (latestAgentId: string) =>
      read((record) => {
        delete record.agentParticipants;
        record.info['latestAgentId'] = latestAgentId;
      });
    expect((await without('3677470410'))?.agent).toEqual({ id: '3677470410', displayName: 'michal@lp.com' });
    expect((await without('null'))?.agent).toBeUndefined();
  });

  it('names the consumer who came last: one who signed in on the way has two ids', async () => {
    const signedIn = { participantId: 'signed-in', timeL: 1472481024999 };
    const found = await read(({ consumerParticipants }) => consumerParticipants?.unshift(signedIn));
    expect(found?.lpConsumerId).toBe('signed-in');
  });
});

describe('messages of history', () => {
  it('never include a private note', async () => {
    const hidden = [
      messageRecord({ audience: 'AGENTS_AND_MANAGERS' }),
      messageRecord({ audience: 'SOMEONE_NEW' }),
    ];
    expect(await messagesOf(...hidden)).toEqual([]);
  });

  it.each([
    [
      'HOSTED_FILE',
      { file: { relativePath: '/a', fileType: 'PDF', caption: 'A' } },
      { kind: 'file', caption: 'A' },
    ],
    ['IMG', { file: { relativePath: '/a', fileType: 'PNG' } }, { kind: 'file' }],
    [
      'SECURE_FORM_INVITATION',
      { form: { invitationId: 'i', formName: 'Card' } },
      { kind: 'secureForm', title: 'Card' },
    ],
    [
      'SECURE_FORM_SUBMIT',
      { form: { invitationId: 'i' } },
      { kind: 'unsupported', contentType: 'forms/secure-submission' },
    ],
    [
      'TEXT_HTML',
      { msg: { text: '<b>hi</b>' } },
      { kind: 'unsupported', contentType: 'text/html', raw: { msg: { text: '<b>hi</b>' } } },
    ],
    [
      'LINK',
      { link: { externalFileLink: 'https://example.com' } },
      { kind: 'unsupported', contentType: 'LINK' },
    ],
    [
      'RICH_CONTENT',
      { richContent: { content: '{' } },
      { kind: 'unsupported', raw: { richContent: { content: '{' } } },
    ],
    ['constructor', {}, { kind: 'unsupported', contentType: 'constructor' }],
  ])('can be of type %s', async (type, messageData, content) => {
    const [message] = (await messagesOf(messageRecord({ type, messageData }))) ?? [];
    expect(message?.content).toMatchObject(content);
  });

  it('stand in the order of their dialogs, then of their sequences', async () => {
    const found = await read((record) => {
      record.dialogs = [
        { dialogId: 'survey', startTimeL: 9, status: 'OPEN', dialogType: 'POST_SURVEY' },
        { dialogId: 'main', startTimeL: 5, status: 'CLOSE', dialogType: 'MAIN' },
      ];
      record.messageRecords = [
        messageRecord({ dialogId: 'survey', seq: 0 }),
        messageRecord({ dialogId: 'main', seq: 10 }),
        messageRecord({ dialogId: 'main', seq: 2 }),
      ];
    });
    expect(found?.messages?.map(({ dialogId, sequence }) => [dialogId, sequence])).toEqual([
      ['main', 2],
      ['main', 10],
      ['survey', 0],
    ]);
  });

  it("carry the sender's own id", async () => {
    const rawMetadata = JSON.stringify([{ type: 'BotResponse' }, { type: 'ExternalId', id: 'mine' }]);
    const [message] = (await messagesOf(messageRecord({ contextData: { rawMetadata } }))) ?? [];
    expect(message?.externalId).toBe('mine');
  });

  it('keep a sender whose kind is new by its own word', async () => {
    const [message] = (await messagesOf(messageRecord({ sentBy: 'System' }))) ?? [];
    expect(message?.from.role).toBe('SYSTEM');
  });

  it('are left out when they cannot be placed', async () => {
    const broken = [
      messageRecord({ seq: -1 }),
      messageRecord({ timeL: null }),
      messageRecord({ dialogId: undefined }),
    ];
    expect(await messagesOf(...broken)).toEqual([]);
  });

  it.each([
    [['ACCEPT', 'READ', 'ACCEPT'], 'READ'],
    [['READ', 'ACCESS'], 'ACCESSED'],
    [['NACK'], 'NACKED'],
    [['NACK', 'ACCEPT'], 'ACCEPTED'],
    [['SENT', 'NACK'], 'NACKED'],
    [['ACTION', 'something new'], 'SENT'],
    [['accept'], 'ACCEPTED'],
  ])('got as far as the best of %p', async (words, status) => {
    const found = await read((record) => {
      record.messageRecords = [messageRecord({ seq: 7, messageId: undefined })];
      record.messageStatuses = words.map((messageDeliveryStatus) => ({
        messageDeliveryStatus,
        dialogId: 'c',
        seq: 7,
        participantType: 'Agent',
      }));
    });
    expect(found?.messages).toMatchObject([{ status }]);
  });

  it("count only the other side's receipts", async () => {
    const found = await read((record) => {
      const messageId = 'ms::conv:c::msg:7';
      record.messageRecords = [messageRecord({ seq: 7, messageId, sentBy: 'Agent' })];
      record.messageStatuses = [
        { messageId, messageDeliveryStatus: 'READ', participantType: 'Agent' },
        { messageId, messageDeliveryStatus: 'ACCEPT', participantType: 'Consumer' },
      ];
    });
    expect(found?.messages).toMatchObject([{ status: 'ACCEPTED' }]);
  });
});

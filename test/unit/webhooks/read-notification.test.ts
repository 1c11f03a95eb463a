import { describe, expect, it } from '@jest/globals';
import { readNotification } from '../../../src/liveperson/read-notification.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';
import {
  chatStateChange,
  eventBody,
  receiptChange,
  stateBody,
  stateChange,
  textChange,
} from './notifications.js';

const read = (name: string) => readNotification(fixture(name));
const one = (name: string) => {
  const [told, ...more] = read(name);
  expect(more).toEqual([]);
  return told;
};

describe('who did it', () => {
  const by = (over: Readonly<Record<string, unknown>>) => {
    const [told] = readNotification(eventBody(chatStateChange('ACTIVE', over)));
    return told?.kind === 'chatState' ? told.by : undefined;
  };

  it('is the participant that the metadata names, before the one that the change names', () => {
    const named = { id: 'in-metadata', role: 'CONSUMER' };
    expect(by({ originatorId: 'in-change', originatorMetadata: named })).toEqual(named);
  });

  it('is the one that the change names where the metadata has none', () => {
    const change = { originatorId: 'in-change', originatorMetadata: { role: 'CONSUMER' } };
    expect(by(change)).toEqual({ id: 'in-change', role: 'CONSUMER' });
    expect(by({ originatorId: 'in-change', originatorMetadata: null })).toEqual({
      id: 'in-change',
      role: 'UNKNOWN',
    });
  });
});

describe('the samples of webhooks', () => {
  it('tell what their names say, each of them', () => {
    const kinds = fixtureNames(/^webhook\./).map((name) => [
      name.replace('webhook.', ''),
      read(name)
        .map(({ kind }) => kind)
        .join(' '),
    ]);
    expect(Object.fromEntries(kinds)).toEqual({
      'agent-active': 'chatState',
      'agent-assigned.minimal': 'state',
      'agent-joined': 'state',
      'agent-read': 'receipt',
      'agent-read.with-conversation-id': 'receipt',
      'agent-typing': 'chatState',
      'agent-typing.with-conversation-id': 'chatState',
      'closed-by-consumer': 'state',
      'consumer-paused-typing': 'chatState',
      'conversation-created': 'state',
      'conversation-created.minimal': 'state',
      'conversation-created.with-effective-ttr': 'state',
      'main-dialog-closed.survey-open': 'state',
      'private-agent-note': '',
      'rich-content-from-agent': 'message',
      'secure-form-invitation': 'message',
      'survey-greeting-and-question.two-changes': 'message message',
      'survey-question.quick-replies': 'message',
      'text-from-agent': 'message',
      'text-from-consumer': 'message',
      'text-with-audience': 'message',
    });
  });

  it('tell of a message with and without the id of its conversation', () => {
    const dialogId = '5491244f-e462-4c63-bf4e-faf4b2d3e7b5';
    expect(one('webhook.text-from-consumer')).toMatchObject({ conversationId: undefined, dialogId });
    expect(one('webhook.rich-content-from-agent')).toMatchObject({ conversationId: dialogId, dialogId });
  });

  it('tell of a receipt', () => {
    const by = { role: 'ASSIGNED_AGENT', id: '29c3019d-fe0b-5200-afe8-737abfeae4b4' };
    const dialogId = '5491244f-e462-4c63-bf4e-faf4b2d3e7b5';
    const expected = {
      kind: 'receipt',
      dialogId,
      sequence: 1,
      at: 1528371196009,
      status: 'READ',
      sequences: [0],
      by,
    };
    expect(one('webhook.agent-read')).toEqual(expected);
  });

  it('tell of chat states', () => {
    expect(one('webhook.agent-typing')).toMatchObject({
      chatState: 'COMPOSING',
      by: { role: 'ASSIGNED_AGENT' },
    });
    expect(one('webhook.consumer-paused-typing')).toMatchObject({
      chatState: 'PAUSE',
      by: { role: 'CONSUMER' },
    });
  });

  it('tell how a new conversation stands', () => {
    expect(one('webhook.conversation-created')).toEqual({
      kind: 'state',
      conversationId: 'f2384f56-57d5-4087-bd47-8df0ec3102f6',
      updatedAt: 1553589749650,
      lpConsumerId: '5b0f3b3574c1a8eb71aebf79cf437cb3f6010b9a6df94771c22e5c637285f5f2',
      agent: null,
      state: 'OPEN',
      stage: 'OPEN',
      skillId: '558327413',
      ttr: 'PRIORITIZED',
      startedAt: 1553589749650,
      dialogs: [
        {
          id: 'f2384f56-57d5-4087-bd47-8df0ec3102f6',
          type: 'MAIN',
          state: 'OPEN',
          startedAt: 1553589749650,
        },
      ],
    });
  });

  it('tell how it stands in few words, as they did in 2018', () => {
    expect(one('webhook.agent-assigned.minimal')).toMatchObject({
      agent: { id: '29c3019d-fe0b-5200-afe8-737abfeae4b4' },
      lpConsumerId: 'ade26082b1185839d17e0794924c1a0005cf5663e7c35e38f80dd8552a1a96e5',
      stage: 'OPEN',
      skillId: undefined,
      dialogs: undefined,
    });
  });

  it('tell that a conversation has ended', () => {
    expect(one('webhook.closed-by-consumer')).toMatchObject({
      state: 'CLOSE',
      stage: 'CLOSE',
      closeReason: 'CONSUMER',
      skillId: null,
      agent: null,
      endedAt: 1545399379370,
      dialogs: [{ state: 'CLOSE', endedAt: 1545399379370, closedBy: 'CONSUMER' }],
    });
  });

  it('tell that a survey is open', () => {
    const told = one('webhook.main-dialog-closed.survey-open');
    expect(told).toMatchObject({
      state: 'CLOSE',
      stage: 'OPEN',
      skillId: undefined,
      endedAt: undefined,
      agent: { id: '29c3019d-fe0b-5200-afe8-737abfeae4b4' },
      dialogs: [
        { type: 'MAIN', state: 'CLOSE' },
        { id: '__YOUR_POST_SURVEY_DIALOG_ID__', type: 'POST_SURVEY', state: 'OPEN' },
      ],
    });
  });
});

describe('readNotification of events', () => {
  const told = (...changes: unknown[]) => readNotification(eventBody(...changes));

  it('reads the others when one is broken', () => {
    const broken = [null, 1, 'x', [], {}, { event: {} }, { event: null, dialogId: 'c' }, textChange(-1)];
    const things = told(textChange(1), ...broken, textChange(2));
    expect(things).toMatchObject([{ message: { sequence: 1 } }, { message: { sequence: 2 } }]);
  });

  it('reads a change that is not in a list', () => {
    const body = { ...eventBody(), body: { changes: textChange(1) } };
    expect(readNotification(body)).toHaveLength(1);
  });

  it('keeps inside what is not for the consumer, whatever it is', () => {
    const inside = { messageAudience: 'AGENTS_AND_MANAGERS' };
    const receipt = { ...receiptChange(4, 'READ', [1]), ...inside };
    expect(told(textChange(1, inside), receipt, chatStateChange('COMPOSING', inside))).toEqual([]);
    expect(told(textChange(1, { messageAudience: 'SOMEBODY_NEW' }))).toEqual([]);
  });

  it.each(['READ', 'ACCEPT', 'ACCESS', 'NACK'])('reads the receipt %s', (status) => {
    expect(told(receiptChange(3, status, [1, 2]))).toMatchObject([{ kind: 'receipt', sequences: [1, 2] }]);
  });

  it.each(['ACTION', 'SENT', 'FRAMED', '', 7, null])('reads no status from the receipt %p', (status) => {
    expect(told(receiptChange(3, status as string, [1]))).toEqual([]);
  });

  it('reads the numbers in a receipt once each, and leaves out what is none', () => {
    const list = ['1', 1, -1, 2, 1.5, null, 'x', 2 ** 40, { 3: 3 }];
    expect(told(receiptChange(3, 'READ', list))).toMatchObject([{ sequences: [1, 2] }]);
    expect(told(receiptChange(3, 'READ', 5))).toMatchObject([{ sequences: [5] }]);
    expect(told(receiptChange(3, 'READ', ['x']), receiptChange(3, 'READ', undefined))).toEqual([]);
  });

  it('reads no chat state from a word that is new', () => {
    expect(told(chatStateChange('DANCING'), chatStateChange(undefined), chatStateChange({}))).toEqual([]);
  });

  it('reads numbers that are written as texts', () => {
    const change = textChange(0, { sequence: '7', serverTimestamp: '1553593406049' });
    expect(told(change)).toMatchObject([{ message: { sequence: 7, sentAt: 1553593406049 } }]);
  });

  it.each([
    ['a number beyond Int', { sequence: 2 ** 31 }],
    ['a time beyond the year 9999', { serverTimestamp: 253_402_300_800_000 }],
    ['a dialog with a space', { dialogId: 'a b' }],
    ['a dialog with a control character', { dialogId: 'a\0' }],
    ['a dialog of 129 characters', { dialogId: 'd'.repeat(129) }],
    ['no dialog', { dialogId: null }],
  ])('reads nothing from %s', (_what, over) => {
    expect(told(textChange(1, over))).toEqual([]);
  });

  it('goes by the dialog when the id of the conversation is none', () => {
    const [thing] = told(textChange(1, { conversationId: 'c'.repeat(129) }));
    expect(thing).toMatchObject({ conversationId: undefined, dialogId: 'c' });
  });

  it('does not carry on what nests too deep to be written', () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    const rich = { type: 'RichContentEvent', content: { type: 'vertical', elements: [deep] } };
    const strange = { type: 'ContentEvent', contentType: 'new/kind', message: deep };
    const things = told(textChange(1, { event: rich }), textChange(2, { event: strange }), textChange(3));
    expect(things).toMatchObject([
      { message: { content: { kind: 'unsupported', contentType: 'rich', raw: null } } },
      { message: { content: { kind: 'unsupported', contentType: 'new/kind', raw: null } } },
      { message: { content: { kind: 'text' } } },
    ]);
  });
});

describe('readNotification of states', () => {
  const told = (details: Record<string, unknown> = {}, over: Record<string, unknown> = {}) =>
    readNotification(stateBody({ ...stateChange(details), ...over }))[0];

  it('ignores what is deleted, and types that are new', () => {
    expect(told({}, { type: 'DELETE' })).toBeUndefined();
    expect(told({}, { type: 'SOMETHING' })).toBeUndefined();
    expect(told({}, { type: undefined })).toBeDefined();
  });

  it('takes an agent who is suggested for none', () => {
    const participants = [
      { id: 'consumer', role: 'CONSUMER' },
      { id: 'next', role: 'ASSIGNED_AGENT' },
    ];
    const main = (state: string) => [
      {
        dialogId: 'c',
        dialogType: 'MAIN',
        creationTs: 1,
        participantsDetails: [{ id: 'next', role: 'ASSIGNED_AGENT', state }],
      },
    ];
    expect(told({ participants, dialogs: main('SUGGESTED') })).toMatchObject({ agent: null });
    expect(told({ participants, dialogs: main('ACTIVE') })).toMatchObject({ agent: { id: 'next' } });
    expect(told({ participants })).toMatchObject({ agent: { id: 'next' } });
  });

  it('reads the agent of one who has several roles', () => {
    const participants = ['READER', 'ASSIGNED_AGENT', 'MANAGER'].map((role) => ({ id: 'a', role }));
    expect(told({ participants })).toMatchObject({ agent: { id: 'a' }, lpConsumerId: undefined });
  });

  it('understands the shape of 2016', () => {
    const old = {
      participants: undefined,
      participantsPId: { CONSUMER: ['me'], ASSIGNED_AGENT: ['them'] },
      metaDataLastUpdateTs: undefined,
      lastUpdateTime: 77,
    };
    expect(told(old)).toMatchObject({ lpConsumerId: 'me', agent: { id: 'them' }, updatedAt: 77 });
  });

  it('says nothing of an agent when nobody is named', () => {
    expect(told({ participants: undefined })).toMatchObject({ agent: undefined, lpConsumerId: undefined });
  });

  it('takes a conversation with an open survey for open when its stage is not told', () => {
    const dialogs = [
      { dialogId: 'c', dialogType: 'MAIN', state: 'CLOSE', creationTs: 1 },
      { dialogId: 's', dialogType: 'POST_SURVEY', state: 'OPEN', creationTs: 2 },
    ];
    expect(told({ state: 'CLOSE', stage: undefined, dialogs })).toMatchObject({
      state: 'CLOSE',
      stage: 'OPEN',
    });
    expect(told({ state: undefined, stage: undefined, dialogs })).toMatchObject({
      state: 'CLOSE',
      stage: 'OPEN',
    });
    expect(told({ state: 'CLOSE', stage: undefined })).toMatchObject({ state: 'CLOSE', stage: 'CLOSE' });
  });

  it.each([
    ['no id', { convId: undefined }],
    ['an id with a space', { convId: 'a b' }],
    ['no details', { conversationDetails: undefined }],
    ['details that are a list', { conversationDetails: [1] }],
  ])('reads nothing from %s', (_what, over) => {
    expect(readNotification(stateBody(stateChange({}, over)))).toEqual([]);
  });
});

describe('readNotification', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', [eventBody(textChange(1))]],
    ['another kind', { ...eventBody(textChange(1)), kind: 'req' }],
    ['another type', { ...eventBody(textChange(1)), type: 'qs.RoutingTaskNotification' }],
    [
      'a type that only begins like one',
      { ...eventBody(textChange(1)), type: 'ms.MessagingEventNotifications' },
    ],
    ['no type', { ...eventBody(textChange(1)), type: undefined }],
    ['no body', { ...eventBody(), body: null }],
    ['no changes', { ...eventBody(), body: {} }],
  ])('reads nothing from %s', (_what, body) => {
    expect(readNotification(body)).toEqual([]);
  });

  it('knows both families under the names of the manifest, too', () => {
    const content = { ...eventBody(textChange(1)), type: 'ms.MessagingEventNotification.ContentEvent' };
    const type = 'ms.MessagingEventNotification.ExConversationChangeNotification';
    expect(readNotification(content)).toMatchObject([{ kind: 'message' }]);
    expect(readNotification({ ...stateBody(stateChange()), type })).toMatchObject([{ kind: 'state' }]);
  });
});

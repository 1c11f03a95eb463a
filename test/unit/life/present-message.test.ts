import { describe, expect, it } from '@jest/globals';
import { presentMessage, presentParticipant } from '../../../src/graphql/present-message.js';
import type { MessageContent, QuickReply } from '../../../src/liveperson/message.js';
import { message } from './messages.js';

const metadata = [{ type: 'ExternalId', id: 'x' }];

describe('presentMessage', () => {
  it('names a message by its dialog and number', () => {
    const presented = presentMessage(
      message({ dialogId: 'd', sequence: 7, externalId: 'mine', status: 'READ' }),
    );

    expect(presented).toEqual({
      kind: 'TextMessage',
      id: 'd::7',
      dialogId: 'd',
      sequence: 7,
      externalId: 'mine',
      from: { role: 'CONSUMER', roleRaw: 'CONSUMER', id: 'c' },
      sentAt: new Date(1_700_000_000_000),
      status: 'READ',
      text: 'hello',
      quickReplies: [],
    });
  });

  it('says null for an id that nobody gave', () => {
    expect(presentMessage(message()).externalId).toBeNull();
  });

  it.each<[string, MessageContent]>([
    ['TextMessage', { kind: 'text', text: 'a', quickReplies: [] }],
    [
      'FileMessage',
      { kind: 'file', fileType: 'PNG', relativePath: '/v1/a', caption: 'b', preview: 'data:,' },
    ],
    ['RichMessage', { kind: 'rich', content: { type: 'vertical' }, quickReplies: [] }],
    ['SecureFormMessage', { kind: 'secureForm', invitationId: 'i', title: 't' }],
    ['UnsupportedMessage', { kind: 'unsupported', contentType: 'x/y', raw: { a: 1 } }],
  ])('makes a %s of its content', (kind, content) => {
    expect(presentMessage(message({ content }))).toMatchObject({ ...content, kind });
  });
});

describe('presentParticipant', () => {
  it.each(['CONSUMER', 'ASSIGNED_AGENT', 'AGENT', 'MANAGER', 'READER', 'CONTROLLER'])(
    'knows the role %s',
    (role) => {
      expect(presentParticipant({ role, id: 'a' })).toEqual({ role, roleRaw: role, id: 'a' });
    },
  );

  it.each(['AGENT_MANAGER', 'agent', '', 'toString', '__proto__', 'constructor'])(
    'calls the role "%s" OTHER, with its own word beside it',
    (role) => {
      expect(presentParticipant({ role })).toEqual({ role: 'OTHER', roleRaw: role, id: null });
    },
  );
});

describe('a quick reply', () => {
  const present = (reply: QuickReply): unknown => {
    const content = { kind: 'text', text: 'Which?', quickReplies: [reply] } as const;
    return (presentMessage(message({ content })) as unknown as { quickReplies: unknown[] }).quickReplies[0];
  };

  it('shows the text that it publishes and the metadata to repeat', () => {
    const click = { actions: [{ type: 'publishText', text: 'yes please' }], metadata };

    expect(present({ title: 'Yes', tooltip: 'says yes', click })).toEqual({
      title: 'Yes',
      tooltip: 'says yes',
      publishText: 'yes please',
      metadata,
      click,
    });
  });

  it('finds the text among other actions', () => {
    const actions = [
      { type: 'link', uri: 'https://example.com' },
      'strange',
      { type: 'publishText', text: 'b' },
    ];

    expect(present({ title: 'B', click: { actions } })).toMatchObject({ publishText: 'b', metadata: [] });
  });

  it.each([
    ['no click', undefined],
    ['no actions', {}],
    ['actions that are no list', { actions: 'publishText', metadata: 'none' }],
    ['another action', { actions: [{ type: 'navigate', lo: 1, la: 2 }] }],
    ['an action without a text', { actions: [{ type: 'publishText' }] }],
    ['a text that is none', { actions: [{ type: 'publishText', text: 5 }] }],
  ])('publishes nothing with %s', (_what, click) => {
    expect(present({ title: 'A', click })).toEqual({
      title: 'A',
      tooltip: null,
      publishText: null,
      metadata: [],
      click: click ?? null,
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { applyEvent, viewOf } from '../../../client/src/conversation-view.js';
import type { Message } from '../../../client/src/conversation-view.js';
import type { ConversationEvent } from '../../../client/src/follow-conversation.js';

const conversation = {
  id: 'main',
  accountId: '1',
  state: 'OPEN',
  stage: 'OPEN',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  agent: null,
  dialogs: [
    { id: 'main', type: 'MAIN', state: 'OPEN' },
    { id: 'survey', type: 'POST_SURVEY', state: 'OPEN' },
  ],
} as const;
const text = (
  dialogId: string,
  sequence: number,
  role: 'CONSUMER' | 'ASSIGNED_AGENT' = 'CONSUMER',
): Message => ({
  __typename: 'TextMessage',
  id: `${dialogId}-${sequence}`,
  dialogId,
  sequence,
  externalId: null,
  sentAt: conversation.startedAt,
  status: 'SENT',
  from: { role },
  text: 'a text',
  quickReplies: [],
});
const common = { cursor: 'next', occurredAt: conversation.startedAt, conversation };
const added = (message: Message): ConversationEvent => ({ __typename: 'MessageAdded', message, ...common });
const got = (sequences: readonly number[], status: Message['status']): ConversationEvent => ({
  __typename: 'MessageStatusChanged',
  dialogId: 'main',
  sequences,
  status,
  ...common,
});
const types = (chatState: 'COMPOSING' | 'PAUSE', role: 'CONSUMER' | 'ASSIGNED_AGENT'): ConversationEvent => ({
  __typename: 'ChatStateChanged',
  chatState,
  by: { role },
  ...common,
});
const start = viewOf({
  ...conversation,
  eventsCursor: 'first',
  messages: {
    isComplete: true,
    pageInfo: { hasPreviousPage: false, startCursor: null },
    edges: [{ node: text('main', 3) }, { node: text('main', 0) }],
  },
});
const idsAfter = (...events: readonly ConversationEvent[]) =>
  events.reduce(applyEvent, start).messages.map(({ id }) => id);

describe('a conversation as it is watched', () => {
  it('begins with what was read, in its order', () => {
    expect(start).toMatchObject({ cursor: 'first', isAgentTyping: false });
    expect(idsAfter()).toEqual(['main-0', 'main-3']);
  });

  it('places messages by dialog and number, whenever they come', () => {
    expect(idsAfter(added(text('survey', 0)), added(text('main', 5)), added(text('main', 1)))).toEqual([
      'main-0',
      'main-1',
      'main-3',
      'main-5',
      'survey-0',
    ]);
  });

  it('has a message once, however often it comes', () => {
    expect(idsAfter(added(text('main', 3)), added(text('main', 3)))).toEqual(['main-0', 'main-3']);
  });

  it('lets receipts go forward only', () => {
    const read = [got([0], 'READ'), got([0, 3], 'ACCEPTED')].reduce(applyEvent, start);
    expect(read.messages.map(({ status }) => status)).toEqual(['READ', 'ACCEPTED']);
    expect(start.messages.map(({ status }) => status)).toEqual(['SENT', 'SENT']);
  });

  it('has the agent typing until it pauses or its text comes', () => {
    const typing = applyEvent(start, types('COMPOSING', 'ASSIGNED_AGENT'));
    expect(typing.isAgentTyping).toBe(true);
    expect(applyEvent(typing, types('PAUSE', 'CONSUMER')).isAgentTyping).toBe(true);
    expect(applyEvent(typing, added(text('main', 4))).isAgentTyping).toBe(true);
    expect(applyEvent(typing, types('PAUSE', 'ASSIGNED_AGENT')).isAgentTyping).toBe(false);
    expect(applyEvent(typing, added(text('main', 4, 'ASSIGNED_AGENT'))).isAgentTyping).toBe(false);
  });

  it('moves on with each event', () => {
    expect(applyEvent(start, { __typename: 'ConversationChanged', ...common }).cursor).toBe('next');
  });
});

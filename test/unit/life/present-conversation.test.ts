import { describe, expect, it } from '@jest/globals';
import { presentConversation } from '../../../src/graphql/present-conversation.js';
import type { ConversationRecord } from '../../../src/store/conversation-store.js';

const record = (over: Partial<ConversationRecord> = {}): ConversationRecord => ({
  accountId: '1',
  id: 'main',
  lpConsumerId: 'c',
  state: 'OPEN',
  stage: 'OPEN',
  startedAt: 1_700_000_000_000,
  ...over,
});

describe('presentConversation', () => {
  it('shows the main dialog before LivePerson has told of dialogs', () => {
    expect(presentConversation(record()).dialogs).toEqual([
      {
        id: 'main',
        type: 'MAIN',
        typeRaw: 'MAIN',
        state: 'OPEN',
        startedAt: new Date(1_700_000_000_000),
        endedAt: null,
        closedBy: null,
      },
    ]);
  });

  it.each(['MAIN', 'POST_SURVEY'])('knows a dialog of type %s', (type) => {
    const dialogs = [{ id: 'd', type, state: 'OPEN', startedAt: 1 }] as const;

    expect(presentConversation(record({ dialogs })).dialogs).toMatchObject([{ type, typeRaw: type }]);
  });

  it.each(['PRE_SURVEY', 'toString', '__proto__'])('calls a dialog of type "%s" OTHER', (type) => {
    const dialogs = [{ id: 'd', type, state: 'OPEN', startedAt: 1 }] as const;

    expect(presentConversation(record({ dialogs })).dialogs).toMatchObject([
      { type: 'OTHER', typeRaw: type },
    ]);
  });

  it.each([
    ['URGENT', 'URGENT'],
    ['CUSTOM', 'CUSTOM'],
    ['SOMEDAY', null],
    ['toString', null],
    [undefined, null],
  ])('answers %s as time to respond with %s', (ttr, shown) => {
    expect(presentConversation(record({ ttr })).ttr).toBe(shown);
  });

  it('shows no consumer whom nobody here knows, and no skill where any will do', () => {
    expect(presentConversation(record({ skillId: '-1' }))).toMatchObject({ consumer: null, skill: null });
    expect(presentConversation(record({ skillId: '12', extConsumerId: 'ann' }))).toMatchObject({
      consumer: { accountId: '1', id: 'ann' },
      skill: { accountId: '1', id: '12' },
    });
  });
});

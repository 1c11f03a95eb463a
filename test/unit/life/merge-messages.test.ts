import { describe, expect, it } from '@jest/globals';
import { mergeMessages } from '../../../src/conversations/merge-messages.js';
import type { DialogSnapshot } from '../../../src/liveperson/conversation-snapshot.js';
import type { LivePersonMessage, MessageStatus } from '../../../src/liveperson/message.js';
import { message } from './messages.js';

const dialog = (id: string, startedAt: number): DialogSnapshot => ({
  id,
  type: 'MAIN',
  state: 'OPEN',
  startedAt,
});
const placesOf = (messages: readonly LivePersonMessage[]) =>
  messages.map(({ dialogId, sequence }) => `${dialogId} ${sequence}`);

describe('mergeMessages', () => {
  it('shows a message that several lists tell once', () => {
    const own = [message({ sequence: 2 }), message({ sequence: 0 })];
    const told = [message({ sequence: 0 }), message({ sequence: 1 }), message({ sequence: 2 })];

    expect(placesOf(mergeMessages([own, told], []))).toEqual(['main 0', 'main 1', 'main 2']);
  });

  it('keeps gaps in the numbers, and equal numbers of different dialogs', () => {
    const dialogs = [dialog('main', 1), dialog('survey', 2)];
    const survey = message({ dialogId: 'survey', sequence: 0 });

    const merged = mergeMessages([[survey, message({ sequence: 7 }), message({ sequence: 0 })]], dialogs);

    expect(placesOf(merged)).toEqual(['main 0', 'main 7', 'survey 0']);
  });

  it('goes by the time at which dialogs began, not by the time of messages', () => {
    const dialogs = [dialog('survey', 20), dialog('main', 10)];
    const late = message({ sequence: 0, sentAt: 99 });

    const merged = mergeMessages([[message({ dialogId: 'survey', sentAt: 30 }), late]], dialogs);

    expect(placesOf(merged)).toEqual(['main 0', 'survey 0']);
  });

  it('places a dialog that no list names by its messages', () => {
    const lists = [
      [message({ dialogId: 'z', sentAt: 10 }), message({ dialogId: 'z', sequence: 1, sentAt: 12 })],
      [message({ dialogId: 'a', sentAt: 40 }), message({ dialogId: 'a', sequence: 1, sentAt: 50 })],
    ];

    expect(placesOf(mergeMessages(lists, []))).toEqual(['z 0', 'z 1', 'a 0', 'a 1']);
  });

  it('takes what LivePerson tells, and keeps what only the gateway knows', () => {
    const own = message({
      externalId: 'mine',
      sentAt: 1,
      content: { kind: 'text', text: 'own', quickReplies: [] },
    });
    const told = message({ sentAt: 2, content: { kind: 'text', text: 'told', quickReplies: [] } });

    const [merged] = mergeMessages([[own], [told]], []);

    expect(merged).toEqual({ ...told, externalId: 'mine' });
  });

  it.each<[MessageStatus, MessageStatus, MessageStatus]>([
    ['SENT', 'READ', 'READ'],
    ['READ', 'SENT', 'READ'],
    ['ACCEPTED', 'READ', 'READ'],
    ['ACCESSED', 'READ', 'ACCESSED'],
    ['NACKED', 'SENT', 'NACKED'],
    ['NACKED', 'ACCEPTED', 'ACCEPTED'],
    ['ACCEPTED', 'NACKED', 'ACCEPTED'],
  ])('shows how far a message got: %s and %s is %s', (own, told, status) => {
    expect(mergeMessages([[message({ status: own })], [message({ status: told })]], [])).toMatchObject([
      { status },
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(mergeMessages([[], []], [])).toEqual([]);
    expect(mergeMessages([], [dialog('main', 1)])).toEqual([]);
  });
});

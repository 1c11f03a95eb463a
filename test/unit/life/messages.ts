import type { LivePersonMessage } from '../../../src/liveperson/message.js';

/** A text of the consumer, the first of dialog `main`, with what a test changes. */
export function message(over: Partial<LivePersonMessage> = {}): LivePersonMessage {
  return {
    dialogId: 'main',
    sequence: 0,
    sentAt: 1_700_000_000_000,
    from: { role: 'CONSUMER', id: 'c' },
    content: { kind: 'text', text: 'hello', quickReplies: [] },
    status: 'SENT',
    ...over,
  };
}

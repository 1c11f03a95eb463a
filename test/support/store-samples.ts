import type { LivePersonMessage } from '../../src/liveperson/message.js';
import type { ConversationKey, ConversationRecord } from '../../src/store/conversation-store.js';
import type { Fact, LoggedEvent } from '../../src/store/event-log.js';

export const account = '12345678';

/** The key of a conversation. */
export function keyOf(id = 'conversation'): ConversationKey {
  return { accountId: account, id };
}

/** An open conversation, with what a test changes. */
export function conversation(over: Partial<ConversationRecord> = {}): ConversationRecord {
  return {
    accountId: account,
    id: 'conversation',
    lpConsumerId: 'consumer',
    state: 'OPEN',
    stage: 'OPEN',
    startedAt: 1_700_000_000_000,
    ...over,
  };
}

/** A text of an agent, with an empty list in it: not every store can tell that from an empty object. */
export function message(sequence: number, over: Partial<LivePersonMessage> = {}): LivePersonMessage {
  return {
    dialogId: 'conversation',
    sequence,
    sentAt: 1_700_000_000_000 + sequence,
    from: { role: 'ASSIGNED_AGENT', id: 'agent' },
    content: { kind: 'text', text: `text ${sequence} \u{1F44D}`, quickReplies: [] },
    status: 'SENT',
    ...over,
  };
}

/** That a message was told. */
export function messageFact(
  sequence: number,
  id = 'conversation',
  over: Partial<LivePersonMessage> = {},
): Fact {
  return {
    key: keyOf(id),
    identity: `message ${sequence}`,
    change: (known) => ({
      record: known ?? conversation({ id, lpConsumerId: `consumer of ${id}` }),
      event: {
        occurredAt: 1_700_000_000_000 + sequence,
        body: { kind: 'messageAdded', message: message(sequence, { dialogId: id, ...over }) },
      },
    }),
  };
}

/** That messages got farther. */
export function receiptFact(sequences: readonly number[], status: LivePersonMessage['status']): Fact {
  return {
    key: keyOf(),
    identity: `receipt ${sequences.join()} ${status}`,
    change: (known) => ({
      record: known ?? conversation(),
      event: {
        occurredAt: 1,
        body: {
          kind: 'messageStatusChanged',
          dialogId: 'conversation',
          sequences,
          status,
          by: { role: 'CONSUMER' },
        },
      },
    }),
  };
}

/** That a conversation stands as given. */
export function stateFact(identity: string, over: Partial<ConversationRecord>): Fact {
  return {
    key: keyOf(over.id),
    identity,
    change: (known) => ({
      record: { ...(known ?? conversation()), ...over },
      event: { occurredAt: 1, body: { kind: 'conversationChanged', previousState: known?.state } },
    }),
  };
}

/** The numbers of the messages that events tell of. */
export function sequencesOf(events: readonly (LoggedEvent | undefined)[]): number[] {
  return events.flatMap((event) =>
    event?.body.kind === 'messageAdded' ? [event.body.message.sequence] : [],
  );
}

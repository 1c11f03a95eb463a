import type { LivePersonMessage, MessageStatus, Originator } from '../liveperson/message.js';
import type { ConversationKey, ConversationRecord, ConversationState } from './conversation-store.js';

/** What happened, as it is kept. Typing is not kept. */
export type EventBody =
  | { readonly kind: 'messageAdded'; readonly message: LivePersonMessage }
  | {
      readonly kind: 'messageStatusChanged';
      readonly dialogId: string;
      /** The receipt's own number: messages and receipts of a dialog share the numbering (13.5). */
      readonly sequence?: number | undefined;
      readonly sequences: readonly number[];
      readonly status: MessageStatus;
      readonly by: Originator;
    }
  | { readonly kind: 'conversationChanged'; readonly previousState?: ConversationState | undefined };

/** An event in the log of a conversation. */
export interface LoggedEvent {
  /** Where it stands in the log; only the store that gave it can compare it. */
  readonly position: string;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
  readonly body: EventBody;
  /** The `traceparent` of what brought it, where that was traced. */
  readonly cause?: string | undefined;
  /** The conversation as it was after this event. */
  readonly conversation: ConversationRecord;
}

/** What a fact changes: written together or not at all. */
export interface Change {
  readonly record: ConversationRecord;
  /** Appended to the log; absent when nothing has to be told. */
  readonly event?: Pick<LoggedEvent, 'occurredAt' | 'body' | 'cause'> | undefined;
}

/** Something that LivePerson told of a conversation. */
export interface Fact {
  readonly key: ConversationKey;
  /** The same for the same thing told again; at most 200 characters, unique within the conversation. */
  readonly identity: string;
  /**
   * What it changes, given what is known; undefined for nothing. Pure: it may be asked again when somebody else
   * wrote in between.
   */
  readonly change: (known: ConversationRecord | undefined) => Change | undefined;
}

/** A piece of a log. */
export interface LogPage {
  /** In the order of the log. */
  readonly events: readonly LoggedEvent[];
  /** True when events between the position asked for and the first one here were removed by retention. */
  readonly gap: boolean;
}

/** How much is kept. */
export interface LogRetention {
  readonly maxAgeMs: number;
  readonly maxEventsEach: number;
  /** Most conversations of one account, those of other channels included; the ones silent longest make room. */
  readonly maxConversationsEach: number;
}

/** The append-only logs of conversations. */
export interface EventLog {
  /**
   * Applies facts in order: one that was applied before is dropped, the others' records and events are written in one
   * transaction for each conversation, durable when this resolves. Messages of `messageAdded` are in the message
   * store too, and statuses are carried onto them. Answers with the event that each fact appended.
   */
  apply(facts: readonly Fact[]): Promise<readonly (LoggedEvent | undefined)[]>;
  /** At most `limit` events after a position, from the oldest kept one when it is undefined. */
  read(key: ConversationKey, after: string | undefined, limit: number): Promise<LogPage>;
  /** The position of the newest event; a position before all events when there is none. */
  head(key: ConversationKey): Promise<string>;
  /** Calls `wake` after events were appended, at any replica; resolves with what ends it. May wake needlessly, never fails to. */
  watch(key: ConversationKey, wake: () => void): Promise<() => void>;
  /** The conversation that a dialog belongs to, where a state told it. */
  conversationOf(accountId: string, dialogId: string): Promise<string | undefined>;
}

import type { LivePersonMessage, MessageStatus } from '../../liveperson/message.js';
import type { Alarm } from '../alarm-store.js';
import type { ConversationKey, ConversationRecord } from '../conversation-store.js';
import type { LoggedEvent } from '../event-log.js';
import type { KeptKey } from './kept-key.js';
import type { Table } from './table.js';

/** A conversation: its record, and where its log and its indexes stand. Times are milliseconds since 1970. */
export interface KeptConversation {
  readonly key: ConversationKey;
  /** Absent when only messages are known. */
  readonly record?: ConversationRecord | undefined;
  /** A position before all of this log, and after any log of this conversation that was forgotten. */
  readonly base: number;
  /** Position of the newest entry. */
  readonly head: number;
  /** Position of the newest event that retention removed; 0 for none. */
  readonly removed: number;
  /** How many entries the log has. */
  readonly entries: number;
  readonly messages: number;
  /** When something was last heard of it, to the minute. */
  readonly heardAt: number;
  /** When retention has to look at it again. */
  readonly dueAt: number;
  /** Every dialog that was ever told. */
  readonly dialogIds: readonly string[];
}

/** An applied fact in a log; without an event it only keeps the fact from being applied again. */
export interface LogEntry {
  readonly at: number;
  readonly identity: string;
  readonly event?: Omit<LoggedEvent, 'position'> | undefined;
}

/** A message with what was told of it apart; the message may come last. */
export interface KeptMessage {
  readonly dialogId: string;
  readonly sequence: number;
  readonly message?: LivePersonMessage | undefined;
  readonly status?: MessageStatus | undefined;
  readonly externalId?: string | undefined;
}

/** Everything that is kept, table by table; each with the parts of its keys. */
export interface Tables {
  /** account, conversation */
  readonly conversations: Table<KeptConversation>;
  /** account, conversation, position */
  readonly log: Table<LogEntry>;
  /** account, conversation, identity: its position */
  readonly identities: Table<number>;
  /** account, conversation, dialog, sequence */
  readonly messages: Table<KeptMessage>;
  /** account, consumer, start, conversation: the conversation's id */
  readonly owned: Table<string>;
  /** account, consumer: the id of the conversation that is open */
  readonly open: Table<string>;
  /** account, dialog: the conversation's id */
  readonly dialogs: Table<string>;
  /** account, time last heard of, conversation: the conversation's id */
  readonly silent: Table<string>;
  /** time, account, conversation */
  readonly due: Table<ConversationKey>;
  /** account: how many conversations */
  readonly accounts: Table<number>;
  /** idempotency key */
  readonly keys: Table<KeptKey>;
  /** time, idempotency key: the key */
  readonly keyAges: Table<string>;
  /** alarm */
  readonly alarms: Table<Alarm>;
  /** time, alarm: the alarm's id */
  readonly alarmTimes: Table<string>;
  /** name */
  readonly secrets: Table<string>;
}

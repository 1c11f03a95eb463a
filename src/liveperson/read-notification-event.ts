import { isForConsumer } from './is-for-consumer.js';
import type { LivePersonMessage, MessageStatus, Originator } from './message.js';
import { readMessageStatus } from './message-status.js';
import { readEventMessage } from './read-event-message.js';
import { readNotificationContent } from './read-notification-content.js';
import { readNotificationId } from './read-notification-id.js';
import { readObject, readSequenceNumber, readText, readTime } from './read-values.js';
import type { WireObject } from './read-values.js';

/** Where an event happened; bodies of 2018 and some of surveys name the dialog alone (13.5, PCS). */
export interface ToldPlace {
  readonly conversationId?: string | undefined;
  readonly dialogId: string;
}

/** A message that the consumer may see, its own included. */
export interface ToldMessage extends ToldPlace {
  readonly kind: 'message';
  readonly message: LivePersonMessage;
}

/** A receipt for messages. */
export interface ToldReceipt extends ToldPlace {
  readonly kind: 'receipt';
  /** The receipt's own number: receipts and messages of a dialog are numbered together. */
  readonly sequence?: number | undefined;
  /** Milliseconds since 1970. */
  readonly at?: number | undefined;
  readonly status: MessageStatus;
  /** Numbers of the messages it is for, at least one. */
  readonly sequences: readonly number[];
  readonly by: Originator;
}

/** Typing or presence; it has neither number nor time. */
export interface ToldChatState extends ToldPlace {
  readonly kind: 'chatState';
  readonly chatState: string;
  readonly by: Originator;
}

/** What a change of `ms.MessagingEventNotification` tells. */
export type ToldEvent = ToldMessage | ToldReceipt | ToldChatState;

const chatStates = ['ACTIVE', 'INACTIVE', 'GONE', 'COMPOSING', 'PAUSE'];

/** Reads a change of `ms.MessagingEventNotification` (WHE); undefined for unknown kinds and for what is not meant for the consumer. */
export function readNotificationEvent(change: WireObject): ToldEvent | undefined {
  // Receipts and chat states about what agents say among themselves stay inside, too.
  if (!isForConsumer(change['messageAudience'])) return undefined;
  const dialogId = readNotificationId(change['dialogId']);
  const event = readObject(change['event']);
  if (dialogId === undefined || event === undefined) return undefined;
  const place = { conversationId: readNotificationId(change['conversationId']), dialogId };
  if (event['type'] === 'AcceptStatusEvent') return readReceipt(change, event, place);
  if (event['type'] === 'ChatStateEvent') return readChatState(change, event, place);
  return readMessage(change, place);
}

function readMessage(change: WireObject, place: ToldPlace): ToldMessage | undefined {
  const message = readEventMessage(change);
  if (message === undefined) return undefined;
  const content = readNotificationContent(message.content);
  return { kind: 'message', ...place, message: { ...message, content } };
}

function readReceipt(change: WireObject, event: WireObject, place: ToldPlace): ToldReceipt | undefined {
  const status = readMessageStatus(event['status']);
  const sequences = readSequences(event['sequenceList']);
  if (status === undefined || status === 'SENT' || sequences.length === 0) return undefined;
  return {
    kind: 'receipt',
    ...place,
    sequence: readSequenceNumber(change['sequence']),
    at: readTime(change['serverTimestamp']),
    status,
    sequences,
    by: readOriginator(change),
  };
}

function readChatState(change: WireObject, event: WireObject, place: ToldPlace): ToldChatState | undefined {
  const chatState = readText(event['chatState']);
  if (chatState === undefined || !chatStates.includes(chatState)) return undefined;
  return { kind: 'chatState', ...place, chatState, by: readOriginator(change) };
}

function readSequences(list: unknown): readonly number[] {
  const listed: readonly unknown[] = Array.isArray(list) ? list : [list];
  const read = listed.map(readSequenceNumber).filter((sequence) => sequence !== undefined);
  return [...new Set(read)];
}

function readOriginator({ originatorId, originatorMetadata }: WireObject): Originator {
  const { id, role } = readObject(originatorMetadata) ?? {};
  return { role: readText(role) ?? 'UNKNOWN', id: readText(id) ?? readText(originatorId) };
}

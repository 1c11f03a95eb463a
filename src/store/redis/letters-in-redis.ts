import { bestStatus } from '../../liveperson/message-status.js';
import type { LivePersonMessage, MessageStatus } from '../../liveperson/message.js';
import type { EventBody } from '../event-log.js';
import { keyPart } from '../key-part.js';

/** Statuses from the one that says least: Redis compares their numbers. */
const ranked = (['SENT', 'NACKED', 'ACCEPTED', 'READ', 'ACCESSED'] as const).toSorted((a, b) =>
  a === b ? 0 : bestStatus([a, b]) === a ? 1 : -1,
);

/** Messages as the scripts take them: counted, each as its field, its JSON, its status and its sender's own id. */
export function messageArguments(messages: readonly LivePersonMessage[]): (string | number)[] {
  return [messages.length, ...messages.flatMap(argumentsOf)];
}

/** What events tell of messages, in the same form. */
export function letterArguments(bodies: readonly EventBody[]): (string | number)[] {
  const letters = bodies.map(argumentsOfEvent);
  return [letters.flat().length / 4, ...letters.flat()];
}

/** Reads the messages of a conversation, each with how far it got. */
export function readMessages(
  messages: Readonly<Record<string, string>>,
  marks: Readonly<Record<string, string>>,
): { readonly field: string; readonly message: LivePersonMessage }[] {
  return Object.entries(messages).map(([field, json]) => {
    const message = JSON.parse(json) as LivePersonMessage; // written by `argumentsOf`
    const status = ranked[Number(marks[field] ?? 0)] ?? 'SENT';
    const externalId = message.externalId ?? marks[ownIdField(field)];
    const told = { ...message, status: bestStatus([message.status, status]) };
    return { field, message: externalId === undefined ? told : { ...told, externalId } };
  });
}

/** The field of the sender's own id of a message. */
export function ownIdField(field: string): string {
  return `x ${field}`;
}

function argumentsOfEvent(body: EventBody): (string | number)[] {
  if (body.kind === 'messageAdded') return argumentsOf(body.message);
  if (body.kind === 'conversationChanged') return [];
  return body.sequences.flatMap((sequence) => [fieldOf(body.dialogId, sequence), '', rank(body.status), '']);
}

function argumentsOf(message: LivePersonMessage): (string | number)[] {
  const { dialogId, sequence, status, externalId } = message;
  return [fieldOf(dialogId, sequence), JSON.stringify(message), rank(status), externalId ?? ''];
}

function fieldOf(dialogId: string, sequence: number): string {
  return `${keyPart(dialogId)} ${sequence}`;
}

function rank(status: MessageStatus): number {
  return ranked.indexOf(status);
}

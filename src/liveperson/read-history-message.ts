import { isForConsumer } from './is-for-consumer.js';
import type { LivePersonMessage, MessageContent, MessageStatus } from './message.js';
import { readContent, richContent } from './read-content.js';
import { readExternalId } from './read-external-id.js';
import {
  readId,
  readJson,
  readObject,
  readObjects,
  readSequenceNumber,
  readText,
  readTime,
} from './read-values.js';
import type { WireObject } from './read-values.js';

/** How far a message of history got, by its record. */
export type StatusOf = (record: WireObject) => MessageStatus;

/** A message of the Messaging Interactions API (MHIST); undefined for what only agents may see, or cannot be read. */
export function readHistoryMessage(record: WireObject, statusOf: StatusOf): LivePersonMessage | undefined {
  if (!isForConsumer(record['audience'])) return undefined;
  const dialogId = readText(record['dialogId']);
  const sequence = readSequenceNumber(record['seq']);
  const sentAt = readTime(record['timeL']);
  if (dialogId === undefined || sequence === undefined || sentAt === undefined) return undefined;
  const context = readObject(record['contextData']);
  return {
    dialogId,
    sequence,
    sentAt,
    from: { role: roleOf(record['sentBy']), id: readId(record['participantId']) },
    externalId: readExternalId(readJson(context?.['rawMetadata'])),
    content: contentOf(record),
    status: statusOf(record),
  };
}

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['TEXT_PLAIN', 'text/plain'],
  ['TEXT_HTML', 'text/html'],
  ['HOSTED_FILE', 'hosted/file'],
  ['IMG', 'hosted/file'],
  ['SECURE_FORM_INVITATION', 'forms/secure-invitation'],
  ['SECURE_FORM_SUBMIT', 'forms/secure-submission'],
  ['RICH_CONTENT', richContent],
]);

function contentOf({ type, messageData }: WireObject): MessageContent {
  const word = readText(type) ?? 'unknown';
  const contentType = contentTypes.get(word) ?? word;
  const data = readObject(messageData) ?? {};
  const quickReplies = readObject(data['quickReplies'])?.['content'];
  const content = readContent({ contentType, message: messageOf(contentType, data), quickReplies });
  return content.kind === 'unsupported' ? { ...content, raw: messageData } : content;
}

function messageOf(contentType: string, data: WireObject): unknown {
  if (contentType === 'text/plain') return readObject(data['msg'])?.['text'];
  if (contentType === richContent) return readObject(data['richContent'])?.['content'];
  if (contentType === 'hosted/file') return data['file'];
  // The member that holds a secure form is not named in the sources; its content is (MHIST).
  return Object.values(data)
    .flatMap(readObjects)
    .find((part) => part['invitationId'] !== undefined);
}

function roleOf(sentBy: unknown): string {
  const word = readText(sentBy)?.toUpperCase() ?? 'UNKNOWN';
  return word === 'AGENT' ? 'ASSIGNED_AGENT' : word;
}

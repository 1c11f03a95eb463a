import { isForConsumer } from './is-for-consumer.js';
import { isRecord } from './is-record.js';
import type { LivePersonMessage } from './message.js';
import { readContent, richContent } from './read-content.js';
import type { WireContent } from './read-content.js';
import { readExternalId } from './read-external-id.js';
import {
  readId,
  readObject,
  readObjects,
  readSequenceNumber,
  readText,
  readTime,
  readWhole,
} from './read-values.js';
import type { WireObject } from './read-values.js';

/** One page of a dialog's messages. */
export interface RestMessages {
  /** Those that the consumer may see. */
  readonly messages: readonly LivePersonMessage[];
  readonly hasMore: boolean;
  /** The highest sequence on the page, hidden messages included: the next page begins after it. */
  readonly lastSequence?: number | undefined;
}

/** A page of messages of the Messaging REST API, `{ data[], links { next? } }` (REST2); undefined when it is none. */
export function readRestMessages(body: unknown, dialogId: string): RestMessages | undefined {
  if (!isRecord(body) || !Array.isArray(body['data'])) return undefined;
  const entries = readObjects(body['data']);
  const sequences = entries.flatMap(({ sequence }) => readWhole(sequence) ?? []);
  return {
    messages: entries.flatMap((entry) => readMessage(entry, dialogId) ?? []),
    hasMore: Boolean(readObject(body['links'])?.['next']),
    lastSequence: sequences.length === 0 ? undefined : sequences.reduce((a, b) => Math.max(a, b)),
  };
}

function readMessage(entry: WireObject, dialogId: string): LivePersonMessage | undefined {
  if (!isForConsumer(entry['messageAudience'])) return undefined;
  const sequence = readSequenceNumber(entry['sequence']);
  const sentAt = readTime(entry['createdTs']);
  if (sequence === undefined || sentAt === undefined) return undefined;
  const { role, id } = readObject(entry['originator']) ?? {};
  return {
    dialogId: readText(entry['dialogId']) ?? dialogId,
    sequence,
    sentAt,
    from: { role: readText(role) ?? 'UNKNOWN', id: readId(id) },
    externalId: readExternalId(entry['metadata']),
    content: readContent(contentOf(entry)),
    status: 'SENT',
  };
}

// Only PLAIN_TEXT was seen (12.3); the other words follow those of history and of ContentEvent.
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['PLAIN_TEXT', 'text/plain'],
  ['HOSTED_FILE', 'hosted/file'],
  ['SECURE_FORM_INVITATION', 'forms/secure-invitation'],
  ['RICH_CONTENT', richContent],
]);

function contentOf({ type, content, quickReplies }: WireObject): WireContent {
  const word = readText(type) ?? 'unknown';
  const contentType = contentTypes.get(word) ?? word;
  const parts = readObject(content) ?? {};
  return {
    contentType,
    message: messageOf(contentType, parts) ?? content,
    quickReplies: quickReplies ?? parts['quickReplies'],
  };
}

function messageOf(contentType: string, parts: WireObject): unknown {
  if (contentType === 'text/plain') return parts['text'];
  return contentType === richContent ? parts['richContent'] : undefined;
}

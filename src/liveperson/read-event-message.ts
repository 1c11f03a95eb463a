import { isForConsumer } from './is-for-consumer.js';
import { isRecord } from './is-record.js';
import type { LivePersonMessage, Originator } from './message.js';
import { readContent, richContent } from './read-content.js';
import type { WireContent } from './read-content.js';
import { readExternalId } from './read-external-id.js';
import { readObject, readSequenceNumber, readText, readTime } from './read-values.js';
import type { WireObject } from './read-values.js';

/**
 * The message of a change of `ms.MessagingEventNotification`, or of a record of the Consumer Messaging History API
 * (WHE, CHIST). Undefined for other events, and for what only agents and managers may see.
 */
export function readEventMessage(change: unknown): LivePersonMessage | undefined {
  if (!isRecord(change) || !isForConsumer(change['messageAudience'])) return undefined;
  const content = contentOf(readObject(change['event']) ?? {});
  const dialogId = readText(change['dialogId']);
  const sequence = readSequenceNumber(change['sequence']);
  const sentAt = readTime(change['serverTimestamp']);
  if (content === undefined || dialogId === undefined) return undefined;
  if (sequence === undefined || sentAt === undefined) return undefined;
  return {
    dialogId,
    sequence,
    sentAt,
    from: originatorOf(change),
    externalId: readExternalId(change['metadata']),
    content: readContent(content),
    status: 'SENT',
  };
}

function contentOf(event: WireObject): WireContent | undefined {
  const { type, contentType, message, content, quickReplies } = event;
  // The member is `content`; an old schema says `message` (SEND 6.1).
  if (type === 'RichContentEvent') {
    return { contentType: richContent, message: content ?? message, quickReplies };
  }
  if (type !== 'ContentEvent') return undefined;
  return { contentType: readText(contentType) ?? 'ContentEvent', message, quickReplies };
}

function originatorOf({ originatorId, originatorMetadata }: WireObject): Originator {
  const { id, role } = readObject(originatorMetadata) ?? {};
  return { role: readText(role) ?? 'UNKNOWN', id: readText(id) ?? readText(originatorId) };
}

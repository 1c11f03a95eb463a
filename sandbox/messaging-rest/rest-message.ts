import type { DialogEvent, PublishedEvent } from '../conversations/dialog-event.js';

/** A message as the Messaging REST API shows it (REST2). */
export const restMessage = (dialogId: string, entry: DialogEvent): Readonly<Record<string, unknown>> => ({
  sequence: entry.sequence,
  ...contentOf(entry.event),
  originator: entry.originator,
  messageAudience: entry.audience,
  createdTs: entry.at,
  dialogId,
  ...(entry.metadata ? { metadata: entry.metadata } : {}),
});

function contentOf({ type, contentType, message, content, quickReplies }: PublishedEvent) {
  const replies = quickReplies === undefined ? {} : { quickReplies };
  if (type === 'RichContentEvent')
    return { type: 'RICH_CONTENT', content: { richContent: content, ...replies } };
  if (contentType === 'hosted/file') return { type: 'HOSTED_FILE', content: message };
  if (contentType === 'text/plain') return { type: 'PLAIN_TEXT', content: { text: message, ...replies } };
  return { type: String(contentType), content: message };
}

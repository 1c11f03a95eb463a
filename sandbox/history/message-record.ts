import type { DialogEvent, PublishedEvent } from '../conversations/dialog-event.js';
import { historyTime } from './history-time.js';
import { messageIdOf } from './message-id-of.js';

const kinds: Readonly<Record<string, string>> = {
  'text/plain': 'TEXT_PLAIN',
  'hosted/file': 'HOSTED_FILE',
  'forms/secure-invitation': 'SECURE_FORM_INVITATION',
  'forms/secure-submission': 'SECURE_FORM_SUBMIT',
};

/** A message as history tells it; rich content and quick replies are JSON in a text here (MHIST). */
export function messageRecord(
  conversationId: string,
  dialogId: string,
  entry: DialogEvent,
): Readonly<Record<string, unknown>> {
  const { sequence, at, originator, event, audience } = entry;
  return {
    type: event.type === 'RichContentEvent' ? 'RICH_CONTENT' : kinds[String(event['contentType'])],
    messageData: messageData(event),
    messageId: messageIdOf(conversationId, dialogId, sequence),
    seq: sequence,
    dialogId,
    participantId: originator.id,
    source: 'APP',
    time: historyTime(at),
    timeL: at,
    device: 'undefined',
    audience,
    sentBy: originator.role === 'CONSUMER' ? 'Consumer' : 'Agent',
  };
}

function messageData(event: PublishedEvent): Readonly<Record<string, unknown>> {
  const replies = event['quickReplies'];
  return {
    ...contentOf(event),
    ...(replies === undefined ? {} : { quickReplies: { content: JSON.stringify(replies) } }),
  };
}

function contentOf({
  type,
  contentType,
  message,
  content,
}: PublishedEvent): Readonly<Record<string, unknown>> {
  if (type === 'RichContentEvent') return { richContent: { content: JSON.stringify(content) } };
  if (contentType === 'hosted/file') return { file: message };
  if (contentType === 'text/plain') return { msg: { text: message } };
  return { secureForm: message };
}

import type { MessageContent } from './message.js';
import { readQuickReplies } from './read-quick-replies.js';
import { readJson, readObject, readText } from './read-values.js';

/** What a message holds, in the words of `ContentEvent`, whichever API told it. */
export interface WireContent {
  /** A content type of `ContentEvent` (SEND, WHE, CHIST), or `richContent` for what a `RichContentEvent` holds. */
  readonly contentType: string;
  readonly message: unknown;
  readonly quickReplies?: unknown;
}

/** Stands for the content type that a `RichContentEvent` does not have. */
export const richContent = 'RichContentEvent';

/** Reads a content; one that is unknown, or not as its type should be, is `unsupported`, never lost. */
export function readContent(content: WireContent): MessageContent {
  return (
    readers.get(content.contentType)?.(content) ?? {
      kind: 'unsupported',
      contentType: content.contentType,
      raw: content.message,
    }
  );
}

type ContentReader = (content: WireContent) => MessageContent | undefined;

const readers: ReadonlyMap<string, ContentReader> = new Map([
  ['text/plain', readPlainText],
  ['hosted/file', readFile],
  ['forms/secure-invitation', readSecureForm],
  [richContent, readRichContent],
]);

function readPlainText({ message, quickReplies }: WireContent): MessageContent | undefined {
  if (typeof message !== 'string') return undefined;
  return { kind: 'text', text: message, quickReplies: readQuickReplies(quickReplies) };
}

function readFile({ message }: WireContent): MessageContent | undefined {
  const file = readObject(message) ?? {};
  const relativePath = readText(file['relativePath']);
  const fileType = readText(file['fileType']);
  if (relativePath === undefined || fileType === undefined) return undefined;
  const caption = readText(file['caption']);
  return { kind: 'file', caption, fileType, relativePath, preview: readText(file['preview']) };
}

function readSecureForm({ message }: WireContent): MessageContent | undefined {
  const form = readObject(message) ?? {};
  const invitationId = readText(form['invitationId']);
  if (invitationId === undefined) return undefined;
  // History calls the title `formName` (MHIST).
  return { kind: 'secureForm', invitationId, title: readText(form['title']) ?? readText(form['formName']) };
}

function readRichContent({ message, quickReplies }: WireContent): MessageContent | undefined {
  const content = readObject(readJson(message));
  return content && { kind: 'rich', content, quickReplies: readQuickReplies(quickReplies) };
}

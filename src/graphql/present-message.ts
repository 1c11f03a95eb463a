import type {
  LivePersonMessage,
  MessageContent,
  QuickReply as ReadQuickReply,
} from '../liveperson/message.js';
import { isRecord } from '../liveperson/is-record.js';
import { isMark } from '../conversations/mark.js';
import { ParticipantRole } from './enums-messages.js';
import type { Message, Participant, QuickReply } from './types/message.js';

/** The public type of each kind of content. */
const kinds = {
  text: 'TextMessage',
  file: 'FileMessage',
  rich: 'RichMessage',
  secureForm: 'SecureFormMessage',
  unsupported: 'UnsupportedMessage',
} as const;

/** What any kind of content may have. */
interface ContentParts {
  readonly text?: string;
  readonly caption?: string | undefined;
  readonly fileType?: string;
  readonly relativePath?: string;
  readonly preview?: string | undefined;
  readonly content?: unknown;
  readonly invitationId?: string;
  readonly title?: string | undefined;
  readonly contentType?: string;
  readonly raw?: unknown;
}

/**
 * The public form of a message, of the type that its content asks for. Every kind has the same members, and nothing is
 * spread: that took 3 % of a query of 20 messages.
 */
export function presentMessage(message: LivePersonMessage): Message {
  const { dialogId, sequence, externalId, from, sentAt, status, content } = message;
  const {
    text,
    caption,
    fileType,
    relativePath,
    preview,
    invitationId,
    title,
    contentType,
    raw,
  }: ContentParts = content;
  const shown = {
    id: `${dialogId}::${sequence}`,
    kind: kinds[content.kind],
    // What the gateway wrote itself to find the message again is no business of callers.
    externalId: externalId === undefined || isMark(externalId) ? null : externalId,
    sequence,
    dialogId,
    from: presentParticipant(from),
    sentAt: new Date(sentAt),
    status,
    text,
    quickReplies: repliesOf(content),
    caption,
    fileType,
    relativePath,
    preview,
    content: (content as ContentParts).content,
    invitationId,
    title,
    contentType,
    raw,
  };
  return shown;
}

const roles: ReadonlySet<string> = new Set(Object.keys(ParticipantRole));

/** The public form of a participant: an unknown role is OTHER, with its own word beside it. */
export function presentParticipant({ role, id }: LivePersonMessage['from']): Participant {
  return { role: roles.has(role) ? role : 'OTHER', roleRaw: role, id: id ?? null };
}

const noReplies: QuickReply[] = [];

/** Quick replies in their public form, of content that can have some. */
function repliesOf(content: MessageContent): QuickReply[] {
  if (!('quickReplies' in content) || content.quickReplies.length === 0) return noReplies;
  return content.quickReplies.map(presentQuickReply);
}

function presentQuickReply({ title, tooltip, click }: ReadQuickReply): QuickReply {
  const actions: unknown[] = Array.isArray(click?.['actions']) ? click['actions'] : [];
  const publish = actions.filter(isRecord).find((action) => action['type'] === 'publishText');
  const text = publish?.['text'];
  const metadata: unknown[] = Array.isArray(click?.['metadata']) ? click['metadata'] : [];
  return {
    title,
    tooltip: tooltip ?? null,
    publishText: typeof text === 'string' ? text : null,
    metadata,
    click: click ?? null,
  };
}

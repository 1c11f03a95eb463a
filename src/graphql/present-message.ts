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

/**
 * The public form of a message, of the type that its content asks for. One copy, that does not begin with a spread: members
 * after that cost a microsecond each on Node 20 (`docs/architecture.md`), and a page has up to 200 messages.
 */
export function presentMessage(message: LivePersonMessage): Message {
  const { dialogId, sequence, externalId, from, sentAt, status, content } = message;
  return {
    id: `${dialogId}::${sequence}`,
    ...content,
    kind: kinds[content.kind],
    ...repliesOf(content),
    // What the gateway wrote itself to find the message again is no business of callers.
    externalId: externalId === undefined || isMark(externalId) ? null : externalId,
    sequence,
    dialogId,
    from: presentParticipant(from),
    sentAt: new Date(sentAt),
    status,
  };
}

/** The public form of a participant: an unknown role is OTHER, with its own word beside it. */
export function presentParticipant({ role, id }: LivePersonMessage['from']): Participant {
  return { role: Object.hasOwn(ParticipantRole, role) ? role : 'OTHER', roleRaw: role, id: id ?? null };
}

/** Quick replies in their public form; nothing where there are none to turn. */
function repliesOf(content: MessageContent): { readonly quickReplies: QuickReply[] } | undefined {
  if (!('quickReplies' in content) || content.quickReplies.length === 0) return undefined;
  return { quickReplies: content.quickReplies.map(presentQuickReply) };
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

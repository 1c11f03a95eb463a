import type { LivePersonMessage, MessageContent } from '../liveperson/message.js';
import type { MessageStore } from '../store/message-store.js';
import type { Draft } from './drafts.js';
import { isSince, patienceFor } from './inquiry.js';
import type { Attempt } from './once.js';
import type { Asking } from './post-office.js';
import { soon } from './soon.js';

/** What looking for echoes stands on. */
export interface EchoesParts {
  readonly store: MessageStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Echoes of the consumers' own messages: LivePerson's webhooks tell them, with the metadata they were sent with (META). */
export class Echoes {
  constructor(private readonly parts: EchoesParts) {}

  /** The echo of a message that was sent and not answered; undefined when none comes in time, or the message has no id to know it by. */
  find(
    draft: Pick<Draft, 'target' | 'content'>,
    attempt: Pick<Attempt, 'since'>,
    { scope }: Asking,
  ): Promise<LivePersonMessage | undefined> {
    const { accountId, conversationId, externalId } = draft.target;
    if (!externalId) return Promise.resolve(undefined);
    const look = async (): Promise<LivePersonMessage | undefined> => {
      const [messages = []] = await this.parts.store.list([{ accountId, id: conversationId }]);
      return messages.find((message) => isSince(attempt, message.sentAt) && isEcho(message, draft));
    };
    return soon(look, patienceFor(attempt, scope, this.parts.now()));
  }
}

function isEcho(message: LivePersonMessage, { target, content }: Pick<Draft, 'target' | 'content'>): boolean {
  const { dialogId, conversationId, externalId } = target;
  return (
    message.from.role === 'CONSUMER' &&
    message.externalId === externalId &&
    message.dialogId === (dialogId ?? conversationId) &&
    isSame(message.content, content)
  );
}

function isSame(told: MessageContent, sent: MessageContent): boolean {
  if (told.kind === 'text' && sent.kind === 'text') return told.text === sent.text;
  return told.kind === 'file' && sent.kind === 'file' && told.relativePath === sent.relativePath;
}

import type { ConversationBook } from '../conversations/conversation-book.js';
import { showConversation } from '../conversations/show-conversation.js';
import { jsonReply } from '../http/json-reply.js';
import type { PathParts, Route } from '../http/route.js';
import type { ProfileBook } from '../messaging/profile-book.js';
import { controlError } from './control-error.js';

/** What the conversation controls show. */
export interface ConversationControlParts {
  readonly conversations: ConversationBook;
  readonly profiles: ProfileBook;
}

/** `/_sandbox/conversations` and `/{id}`: the state of the sandbox's conversations. */
export function conversationControls(parts: ConversationControlParts): readonly Route<'control'>[] {
  const list = () =>
    jsonReply(
      200,
      parts.conversations.list().map((found) => showConversation(found, parts.profiles.find(found))),
    );
  const show = (path: PathParts) => {
    const found = parts.conversations.find(path['id'] ?? '');
    if (!found) throw controlError(404, `There is no conversation ${path['id']}.`);
    return jsonReply(200, showConversation(found, parts.profiles.find(found)));
  };
  return [
    { service: 'control', pattern: /^\/_sandbox\/conversations$/, methods: { GET: list } },
    {
      service: 'control',
      pattern: /^\/_sandbox\/conversations\/(?<id>[^/]+)$/,
      methods: { GET: (_call, path) => show(path) },
    },
  ];
}

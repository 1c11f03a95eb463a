import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import type { PathParts, Route } from '../http/route.js';
import { findOwnConversation } from './find-own-conversation.js';
import { readPage } from './read-page.js';
import { restConversation } from './rest-conversation.js';
import { restNotFound } from './rest-not-found.js';
import { restMessage } from './rest-message.js';
import type { RestParts } from './rest-parts.js';

/** The reads of the Messaging REST API: a conversation, and the messages of one of its dialogs (REST2). */
export function restRoutes(parts: RestParts): readonly Route[] {
  const base = '^/messaging/v1/conversations/(?<id>[^/]+)';
  return [
    {
      service: 'messagingRestApiDomain',
      pattern: new RegExp(`${base}$`),
      methods: { GET: (call, path) => readConversation(parts, call, path) },
    },
    {
      service: 'messagingRestApiDomain',
      pattern: new RegExp(`${base}/dialogs/(?<dialog>[^/]+)/messages$`),
      methods: { GET: (call, path) => readMessages(parts, call, path) },
    },
  ];
}

async function readConversation(parts: RestParts, call: IncomingCall, path: PathParts) {
  const found = await findOwnConversation(parts, call, path['id'] ?? '');
  return jsonReply(200, restConversation(found), { etag: `"${found.metaDataLastUpdateTs}"` });
}

async function readMessages(parts: RestParts, call: IncomingCall, path: PathParts) {
  const found = await findOwnConversation(parts, call, path['id'] ?? '');
  const dialog = found.dialogs.find(({ id }) => id === path['dialog']);
  if (!dialog) throw restNotFound();
  const { newerThan, limit, descending } = readPage(call.query);
  const horizon = parts.now() - parts.settings.current.historyLagMs;
  const messages = dialog.events
    .filter(({ event, audience }) => event.type !== 'AcceptStatusEvent' && audience === 'ALL')
    .filter(({ sequence, at }) => sequence > newerThan && at <= horizon);
  const page = (descending ? messages.reverse() : messages).slice(0, limit);
  const data = page.map((entry) => restMessage(dialog.id, entry));
  const isLast = page.length === messages.length || descending;
  return jsonReply(200, { data, links: isLast ? {} : { next: nextPage(call, page.at(-1)?.sequence ?? 0) } });
}

function nextPage(call: IncomingCall, newerThan: number): string {
  const query = new URLSearchParams(call.query);
  query.set('newerThanSequence', String(newerThan));
  return `${call.path}?${query.toString()}`;
}

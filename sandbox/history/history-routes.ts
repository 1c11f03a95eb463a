import type { Conversation } from '../conversations/conversation.js';
import { badRequest } from '../http/bad-request.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import { readJsonBody } from '../http/read-json-body.js';
import type { Reply } from '../http/reply.js';
import type { PathParts, Route } from '../http/route.js';
import { isRecord } from '../values/is-record.js';
import { checkHistoryCredential } from './check-history-credential.js';
import { conversationRecord } from './conversation-record.js';
import type { HistoryParts } from './history-parts.js';
import { readHistorySearch, type HistorySearch } from './read-history-search.js';
import { selectContent } from './select-content.js';
import { statusAt } from './status-at.js';
import { mainDialogOf } from '../conversations/main-dialog-of.js';

/** The Messaging Interactions API: records by id, by consumer and by time of start (MHIST). */
export function historyRoutes(parts: HistoryParts): readonly Route[] {
  const base = '^/messaging_history/api/account/(?<account>[^/]+)/conversations';
  const ways = { 'conversation/search': 'id', 'consumer/search': 'consumer', search: 'time' } as const;
  return Object.entries(ways).map(([path, way]) => ({
    service: 'msgHist',
    pattern: new RegExp(`${base}/${path}$`),
    methods: {
      POST: (call: IncomingCall, found: PathParts) =>
        search(parts, call, { way, account: found['account'] ?? '' }),
    },
  }));
}

interface Question {
  readonly way: 'id' | 'consumer' | 'time';
  readonly account: string;
}

function search(parts: HistoryParts, call: IncomingCall, { way, account }: Question): Reply {
  checkHistoryCredential(parts.accounts, account, call.headers.authorization);
  const source = call.query.get('source');
  if (source !== null && source.length > 20) throw badRequest('source may have 20 characters');
  const body = readJsonBody(call);
  if (!isRecord(body)) throw badRequest('The body must be an object');
  const wanted = readHistorySearch(way, body);
  // What is younger than the lag has not reached the history yet.
  const horizon = parts.now() - parts.settings.current.historyLagMs;
  const records = candidates(parts, wanted)
    .filter((found) => found.accountId === account && found.startTs <= horizon)
    .filter(
      (found) => wanted.status.length === 0 || wanted.status.includes(statusAt(mainDialogOf(found), horizon)),
    )
    .map((found) => conversationRecord(parts, found, horizon))
    .map((record) => selectContent(record, wanted.contentToRetrieve));
  return jsonReply(200, { _metadata: metadata(call, records.length), conversationHistoryRecords: records });
}

function candidates({ conversations }: HistoryParts, wanted: HistorySearch): readonly Conversation[] {
  if (wanted.ids) return wanted.ids.flatMap((id) => conversations.find(id) ?? []);
  if (wanted.consumer !== undefined) {
    return conversations.list().filter(({ consumerId }) => consumerId === wanted.consumer);
  }
  const { from, to } = wanted.start;
  return conversations.list().filter(({ startTs }) => startTs >= from && startTs <= to);
}

const metadata = (call: IncomingCall, count: number): Record<string, unknown> => ({
  count,
  self: { rel: 'self', href: `https://${call.headers.host}${call.target}` },
  shardsStatusResult: { partialResult: false },
});

import { isDeepStrictEqual } from 'node:util';
import type { ConversationRecord } from '../store/conversation-store.js';
import type { Change, Fact } from '../store/event-log.js';
import { contentIdentity } from './event-identity.js';
import { toldRecord } from './told-record.js';
import type { Telling } from './told-record.js';

/** How a conversation stands. A state older than the newest told changes nothing; one that shows nothing new makes no event. */
export function stateFact(telling: Telling): Fact {
  const { key, told } = telling;
  return {
    key,
    identity: contentIdentity(`s.${told.updatedAt ?? '-'}`, told),
    change: (known) => {
      const isOlder = known?.toldAt !== undefined && (told.updatedAt ?? Infinity) < known.toldAt;
      return isOlder ? undefined : changeOf(telling, known);
    },
  };
}

function changeOf(telling: Telling, known: ConversationRecord | undefined): Change {
  const record = toldRecord(telling, known);
  if (known !== undefined && isDeepStrictEqual(shown(known), shown(record))) return { record };
  const body = { kind: 'conversationChanged', previousState: known?.state } as const;
  return { record, event: { occurredAt: telling.told.updatedAt ?? telling.receivedAt, body } };
}

/** What others can see of a record, in the one form that every store gives back. */
function shown(record: ConversationRecord): unknown {
  const bookkeeping = { checkedAt: undefined, toldAt: undefined };
  return JSON.parse(JSON.stringify({ ...record, ...bookkeeping }));
}

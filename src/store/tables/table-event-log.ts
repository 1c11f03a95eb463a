import type { ConversationKey } from '../conversation-store.js';
import type { EventLog, Fact, LogPage, LoggedEvent } from '../event-log.js';
import { watchName } from '../watch-name.js';
import type { Watchers } from '../watchers.js';
import type { Ledger } from './ledger.js';
import { positionOf } from './logs.js';
import type { Entry, Writer } from './table.js';
import { below, tableKey } from './table-key.js';
import type { KeptConversation, LogEntry } from './tables.js';

/** What a log stands on. */
export interface TableEventLogParts {
  readonly ledger: Ledger;
  readonly writer: Writer;
  readonly watchers: Watchers;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Logs of conversations in tables. */
export class TableEventLog implements EventLog {
  constructor(private readonly parts: TableEventLogParts) {}

  async apply(facts: readonly Fact[]): Promise<readonly (LoggedEvent | undefined)[]> {
    const { writer, watchers } = this.parts;
    const logged = await writer.write(() => facts.map((fact) => this.#apply(fact)), 'grow');
    const heard = facts.filter((_, index) => logged[index] !== undefined);
    for (const name of new Set(heard.map(({ key }) => watchName(key)))) watchers.wake(name);
    return logged;
  }

  read(key: ConversationKey, after: string | undefined, limit: number): Promise<LogPage> {
    const kept = this.parts.ledger.get(key);
    if (kept === undefined) return Promise.resolve({ events: [], gap: after !== undefined && after !== '0' });
    const from = after === undefined ? kept.removed : readPosition(after);
    const events = this.#eventsAfter(kept, from ?? 0, limit);
    return Promise.resolve({ events, gap: from === undefined || (after !== undefined && isGap(kept, from)) });
  }

  head(key: ConversationKey): Promise<string> {
    return Promise.resolve(String(this.parts.ledger.get(key)?.head ?? 0));
  }

  watch(key: ConversationKey, wake: () => void): Promise<() => void> {
    return Promise.resolve(this.parts.watchers.add(watchName(key), wake));
  }

  conversationOf(accountId: string, dialogId: string): Promise<string | undefined> {
    return Promise.resolve(this.parts.ledger.owners.conversationOf(accountId, dialogId));
  }

  #apply({ key, identity, change: ask }: Fact): LoggedEvent | undefined {
    const { ledger, now } = this.parts;
    const { owners, letters, logs } = ledger;
    let logged: LoggedEvent | undefined;
    ledger.change(key, (kept) => {
      const change = logs.hasApplied(kept, identity) ? undefined : ask(kept.record);
      if (change === undefined) return undefined;
      const recorded = owners.withRecord(kept, change.record);
      const written = change.event ? letters.told(recorded, change.event.body) : recorded;
      const record = recorded.record ?? change.record;
      const grown = logs.append(written, { identity, now: now(), change: { ...change, record } });
      logged = grown.logged;
      return grown.kept;
    });
    return logged;
  }

  /** Entries without an event are passed over, however many there are: an empty page is the end of the log. */
  #eventsAfter({ key }: KeptConversation, from: number, limit: number): LoggedEvent[] {
    const { accountId, id } = key;
    const { to } = below(accountId, id);
    const events: LoggedEvent[] = [];
    for (let next = from + 1; events.length < limit;) {
      const wanted = limit - events.length;
      const range = { from: tableKey(accountId, id, next), to, limit: wanted };
      const entries = this.parts.ledger.tables.log.range(range);
      events.push(...entries.flatMap(readEvent));
      const last = entries.at(-1);
      if (last === undefined || entries.length < wanted) break;
      next = positionOf(last) + 1;
    }
    return events;
  }
}

function readEvent(entry: Entry<LogEntry>): LoggedEvent[] {
  const { event } = entry.value;
  return event === undefined ? [] : [{ position: String(positionOf(entry)), ...event }];
}

/** Removed by retention, of a log that was forgotten, or of one that this store never had. */
function isGap({ base, removed, head }: KeptConversation, from: number): boolean {
  return from < removed || (from !== 0 && from < base) || from > head;
}

function readPosition(position: string): number | undefined {
  return /^\d{1,16}$/.test(position) ? Number(position) : undefined;
}

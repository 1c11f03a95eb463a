import type { Change, LogRetention, LoggedEvent } from '../event-log.js';
import type { Entry } from './table.js';
import { below, tableKey } from './table-key.js';
import type { KeptConversation, LogEntry, Tables } from './tables.js';

/** Most entries that one write removes. */
const mostTrimmed = 64;

/** An applied fact, as it goes into the log. */
export interface Applied {
  readonly identity: string;
  readonly now: number;
  readonly change: Change;
}

/** The logs of conversations: positions, what was applied, and what retention removes. */
export class Logs {
  constructor(
    private readonly tables: Tables,
    private readonly retention: LogRetention,
  ) {}

  hasApplied({ key }: KeptConversation, identity: string): boolean {
    return this.tables.identities.get(tableKey(key.accountId, key.id, identity)) !== undefined;
  }

  /** The conversation with one more entry, and the event that was appended, if one was. */
  append(
    kept: KeptConversation,
    { identity, now, change: { event, record } }: Applied,
  ): { readonly kept: KeptConversation; readonly logged: LoggedEvent | undefined } {
    const { accountId, id } = kept.key;
    // By the clock, so that a conversation that was forgotten goes on after its former log.
    const position = Math.max(kept.head + 1, floorOf(now) + 1);
    const told = event && { conversation: record, ...event };
    this.tables.log.put(tableKey(accountId, id, position), { at: now, identity, event: told });
    this.tables.identities.put(tableKey(accountId, id, identity), position);
    const dueAt = kept.entries === 0 ? now + this.retention.maxAgeMs : kept.dueAt;
    const grown = { ...kept, head: position, entries: kept.entries + 1, dueAt };
    return { kept: this.trim(grown, now), logged: told && { position: String(position), ...told } };
  }

  /** The conversation without entries that are too old or too many; what is left over goes with the next trimming. */
  trim(kept: KeptConversation, now: number): KeptConversation {
    const { maxAgeMs, maxEventsEach } = this.retention;
    const excess = kept.entries - maxEventsEach;
    if (kept.entries === 0 || (excess <= 0 && kept.dueAt > now)) return kept;
    const oldest = this.tables.log.range({
      limit: mostTrimmed + 1,
      ...below(kept.key.accountId, kept.key.id),
    });
    const stays = oldest.findIndex(({ value }, index) => index >= excess && value.at + maxAgeMs > now);
    const gone = oldest.slice(0, Math.min(stays < 0 ? oldest.length : stays, mostTrimmed));
    const next = oldest[gone.length];
    for (const entry of gone) this.#remove(kept, entry);
    return {
      ...kept,
      entries: kept.entries - gone.length,
      removed: lastEventOf(gone) ?? kept.removed,
      dueAt: next === undefined ? kept.dueAt : next.value.at + maxAgeMs,
    };
  }

  forget(kept: KeptConversation): void {
    if (kept.entries === 0) return;
    const all = this.tables.log.range(below(kept.key.accountId, kept.key.id));
    for (const entry of all) this.#remove(kept, entry);
  }

  #remove({ key }: KeptConversation, entry: Entry<LogEntry>): void {
    this.tables.log.remove(entry.key);
    this.tables.identities.remove(tableKey(key.accountId, key.id, entry.value.identity));
  }
}

/** A position before everything that is appended from now on. */
export function floorOf(now: number): number {
  return now * 1000 - 1;
}

/** The position in the key of a log entry. */
export function positionOf({ key }: { readonly key: string }): number {
  return Number(key.slice(key.lastIndexOf(' ') + 1));
}

function lastEventOf(entries: readonly Entry<LogEntry>[]): number | undefined {
  const last = entries.findLast(({ value }) => value.event !== undefined);
  return last && positionOf(last);
}

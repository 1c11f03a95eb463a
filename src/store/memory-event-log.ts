import type { LivePersonMessage } from '../liveperson/message.js';
import { bestStatus } from '../liveperson/message-status.js';
import type { ConversationKey, ConversationStore } from './conversation-store.js';
import type { Change, EventLog, Fact, LogPage, LogRetention, LoggedEvent } from './event-log.js';
import type { MessageStore } from './message-store.js';

/** What a log in memory is made with. */
export interface MemoryEventLogParts {
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly retention: LogRetention;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Log {
  readonly events: LoggedEvent[];
  readonly seen: Set<string>;
  readonly watchers: Set<() => void>;
  /** Position of the newest event; positions count from 1. */
  head: number;
  /** Position of the newest event that was removed. */
  removed: number;
}

/** Logs in the memory of one process, bounded by age and count. They are gone after a restart. */
export class MemoryEventLog implements EventLog {
  readonly #logs = new Map<string, Log>();
  readonly #conversationOf = new Map<string, string>();
  // Facts are applied one batch after the other: a change is asked and written before the next one is asked.
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: MemoryEventLogParts) {}

  apply(facts: readonly Fact[]): Promise<readonly (LoggedEvent | undefined)[]> {
    const mine = this.#turn.then(() => this.#applyAll(facts));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  read(key: ConversationKey, after: string | undefined, limit: number): Promise<LogPage> {
    const log = this.#logs.get(nameOf(key));
    const from = after === undefined ? (log?.removed ?? 0) : Number(after);
    const events = (log?.events ?? []).filter(({ position }) => Number(position) > from).slice(0, limit);
    // A position beyond the head is of a log that a restart has forgotten.
    return Promise.resolve({ events, gap: from < (log?.removed ?? 0) || from > (log?.head ?? 0) });
  }

  head(key: ConversationKey): Promise<string> {
    return Promise.resolve(String(this.#logs.get(nameOf(key))?.head ?? 0));
  }

  watch(key: ConversationKey, wake: () => void): Promise<() => void> {
    const log = this.#logOf(key);
    log.watchers.add(wake);
    return Promise.resolve(() => {
      log.watchers.delete(wake);
      if (log.head === 0 && log.watchers.size === 0) this.#logs.delete(nameOf(key));
    });
  }

  conversationOf(accountId: string, dialogId: string): Promise<string | undefined> {
    return Promise.resolve(this.#conversationOf.get(`${accountId} ${dialogId}`));
  }

  async #applyAll(facts: readonly Fact[]): Promise<(LoggedEvent | undefined)[]> {
    const appended: (LoggedEvent | undefined)[] = [];
    for (const fact of facts) appended.push(await this.#apply(fact));
    return appended;
  }

  async #apply({ key, identity, change }: Fact): Promise<LoggedEvent | undefined> {
    const log = this.#logOf(key);
    if (log.seen.has(identity)) return undefined;
    const [known] = await this.parts.conversations.getMany([key]);
    const changed = change(known);
    log.seen.add(identity);
    if (changed === undefined) return undefined;
    await this.#write(key, changed);
    const { event, record } = changed;
    if (event === undefined) return undefined;
    log.head += 1;
    const logged: LoggedEvent = { ...event, position: String(log.head), conversation: record };
    log.events.push(logged);
    this.#trim(log);
    for (const wake of log.watchers) wake();
    return logged;
  }

  async #write(key: ConversationKey, { record, event }: Change): Promise<void> {
    await this.parts.conversations.put(record);
    for (const { id } of record.dialogs ?? []) this.#conversationOf.set(`${key.accountId} ${id}`, key.id);
    if (event?.body.kind === 'messageAdded') await this.parts.messages.put(key, [event.body.message]);
    if (event?.body.kind !== 'messageStatusChanged') return;
    const { dialogId, sequences, status } = event.body;
    const [messages = []] = await this.parts.messages.list([key]);
    const meant = (message: LivePersonMessage): boolean =>
      message.dialogId === dialogId && sequences.includes(message.sequence);
    const carried = messages.filter(meant).map((message) => {
      return { ...message, status: bestStatus([message.status, status]) };
    });
    await this.parts.messages.put(key, carried);
  }

  #trim(log: Log): void {
    const { maxAgeMs, maxEventsEach } = this.parts.retention;
    const oldest = this.parts.now() - maxAgeMs;
    const tooOld = log.events.findIndex(({ occurredAt }) => occurredAt >= oldest);
    const excess = Math.max(log.events.length - maxEventsEach, tooOld < 0 ? log.events.length - 1 : tooOld);
    const last = log.events.splice(0, Math.max(0, excess)).at(-1);
    if (last !== undefined) log.removed = Number(last.position);
  }

  #logOf(key: ConversationKey): Log {
    const name = nameOf(key);
    const log = this.#logs.get(name) ?? {
      events: [],
      seen: new Set(),
      watchers: new Set(),
      head: 0,
      removed: 0,
    };
    // A Map keeps insertion order: the conversation heard of last is the youngest.
    this.#logs.delete(name);
    this.#logs.set(name, log);
    for (const [oldest, { watchers }] of this.#logs) {
      if (this.#logs.size <= this.parts.retention.maxConversationsEach) break;
      if (watchers.size === 0) this.#logs.delete(oldest);
    }
    return log;
  }
}

const nameOf = ({ accountId, id }: ConversationKey): string => `${accountId} ${id}`;

import { isDeepStrictEqual } from 'node:util';
import type { LivePersonMessage } from '../../../src/liveperson/message.js';
import type { ConversationKey, ConversationRecord } from '../../../src/store/conversation-store.js';
import type { Change, EventLog, Fact, LogPage, LoggedEvent } from '../../../src/store/event-log.js';

interface Kept {
  record: ConversationRecord | undefined;
  readonly identities: Set<string>;
  readonly events: LoggedEvent[];
}

type FakedLog = Pick<EventLog, 'apply' | 'conversationOf' | 'read'>;

/** A log in memory that keeps everything, as plain data: what a store writes and reads again. */
export class FakeEventLog implements FakedLog {
  readonly #kept = new Map<string, Kept>();
  /** Facts that were offered, those that came again included. */
  readonly offered: Fact[] = [];

  apply(facts: readonly Fact[]): Promise<readonly (LoggedEvent | undefined)[]> {
    this.offered.push(...facts);
    return Promise.resolve(facts.map((fact) => this.#apply(fact)));
  }

  read(key: ConversationKey, after: string | undefined, limit: number): Promise<LogPage> {
    const start = after === undefined ? 0 : Number(after);
    return Promise.resolve({
      events: this.events(key.id, key.accountId).slice(start, start + limit),
      gap: false,
    });
  }

  conversationOf(accountId: string, dialogId: string): Promise<string | undefined> {
    const records = [...this.#kept.values()].flatMap(({ record }) => record ?? []);
    const owns = (record: ConversationRecord): boolean =>
      record.accountId === accountId && record.dialogs?.some(({ id }) => id === dialogId) === true;
    return Promise.resolve(records.find(owns)?.id);
  }

  /** Writes a record as the rest of the gateway does. */
  put(record: ConversationRecord): void {
    this.#of(record).record = plain(record);
  }

  record(id: string, accountId = '12345678'): ConversationRecord | undefined {
    return this.#of({ accountId, id }).record;
  }

  events(id: string, accountId = '12345678'): readonly LoggedEvent[] {
    return this.#of({ accountId, id }).events;
  }

  messages(id: string): readonly LivePersonMessage[] {
    return this.events(id).flatMap(({ body }) => (body.kind === 'messageAdded' ? [body.message] : []));
  }

  #apply({ key, identity, change }: Fact): LoggedEvent | undefined {
    if (identity.length > 200) throw new Error('an identity is too long');
    const kept = this.#of(key);
    if (kept.identities.has(identity)) return undefined;
    kept.identities.add(identity);
    const changed = this.#pure(change, kept.record);
    if (changed === undefined) return undefined;
    kept.record = changed.record;
    if (changed.event === undefined) return undefined;
    const event = {
      position: String(kept.events.length + 1),
      ...changed.event,
      conversation: changed.record,
    };
    kept.events.push(event);
    return event;
  }

  /** A change may be asked again when somebody else wrote in between, and must say the same. */
  #pure(change: Fact['change'], record: ConversationRecord | undefined): Change | undefined {
    const [first, again] = [change(record), change(record)];
    if (!isDeepStrictEqual(first, again)) throw new Error('a change is not pure');
    return first === undefined ? undefined : plain(first);
  }

  #of({ accountId, id }: ConversationKey): Kept {
    const name = `${accountId} ${id}`;
    const kept = this.#kept.get(name) ?? { record: undefined, identities: new Set(), events: [] };
    this.#kept.set(name, kept);
    return kept;
  }
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T; // the same data, without members that are undefined
}

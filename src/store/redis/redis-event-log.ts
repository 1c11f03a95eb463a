import type { ConversationKey } from '../conversation-store.js';
import type { EventLog, Fact, LogPage, LoggedEvent } from '../event-log.js';
import { watchName } from '../watch-name.js';
import { planFacts } from './plan.js';
import type { RedisIndex } from './redis-index.js';
import { conversationChannel, conversationKeys } from './redis-keys.js';
import type { RedisMessageStore } from './redis-message-store.js';
import type { RedisNews } from './redis-news.js';
import type { RedisRecords, Written } from './redis-records.js';
import type { RedisScripts } from './redis-scripts.js';
import { beforeAll, isBefore, readStreamPosition } from './stream-position.js';

/** What a log in Redis stands on. */
export interface RedisEventLogParts {
  readonly records: RedisRecords;
  readonly messages: RedisMessageStore;
  readonly index: RedisIndex;
  readonly scripts: RedisScripts;
  readonly news: RedisNews;
}

interface Asked {
  readonly fact: Fact;
  /** Its place among all facts. */
  readonly at: number;
}

/** Logs of conversations in Redis: a stream for each is the truth; a position is the id of its entry. */
export class RedisEventLog implements EventLog {
  constructor(private readonly parts: RedisEventLogParts) {}

  async apply(facts: readonly Fact[]): Promise<readonly (LoggedEvent | undefined)[]> {
    const logged = new Array<LoggedEvent | undefined>(facts.length).fill(undefined);
    const groups = new Map<string, Asked[]>();
    for (const [at, fact] of facts.entries()) {
      const name = watchName(fact.key);
      groups.set(name, [...(groups.get(name) ?? []), { fact, at }]);
    }
    const [group = [], ...others] = groups.values();
    const first = this.#applyTo(group, logged);
    await (others.length === 0
      ? first
      : Promise.all([first, ...others.map((one) => this.#applyTo(one, logged))]));
    return logged;
  }

  async read(key: ConversationKey, after: string | undefined, limit: number): Promise<LogPage> {
    const from = after === undefined ? undefined : readStreamPosition(after);
    const start = from === undefined || after === undefined ? '-' : `(${after}`;
    const answer = await this.parts.scripts.run('read', conversationKeys(key), [start, limit]);
    const [head, base, removed, entries] = answer as [string, string, string, Entry[]]; // as the script gives them
    const events = entries.map(readEvent);
    if (after === undefined) return { events, gap: false };
    if (head === '') return { events, gap: after !== beforeAll };
    const isLost =
      from === undefined ||
      isBefore(after, removed) ||
      (after !== beforeAll && isBefore(after, base)) ||
      isBefore(head, after);
    // A stream that was silent for long enough has expired whole.
    const hasExpired = events.length === 0 && isBefore(after, head) && isBefore(base, head);
    return { events, gap: isLost || hasExpired };
  }

  async head(key: ConversationKey): Promise<string> {
    const answer = await this.parts.scripts.run('read', conversationKeys(key), ['+', 1]);
    return (answer as [string])[0] || beforeAll; // as the script gives it
  }

  watch(key: ConversationKey, wake: () => void): Promise<() => void> {
    return this.parts.news.watch(conversationChannel(key), wake);
  }

  conversationOf(accountId: string, dialogId: string): Promise<string | undefined> {
    return this.parts.index.conversationOf(accountId, dialogId);
  }

  async #applyTo(group: readonly Asked[], logged: (LoggedEvent | undefined)[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const { key } = first.fact;
    const facts = group.map(({ fact }) => fact);
    const identities = facts.map(({ identity }) => identity);
    const written = await this.parts.records.change(key, identities, ({ record, wasApplied }) =>
      planFacts(facts, record, wasApplied),
    );
    if (written === undefined) return;
    for (const { index, event } of eventsOf(written)) logged[group[index]?.at ?? -1] = event;
    await this.parts.messages.trim(key, written.messages);
  }
}

/** An entry of a stream: its id, and its one field. */
type Entry = readonly [id: string, fields: readonly [name: string, json: string]];

function readEvent([position, [, json]]: Entry): LoggedEvent {
  return { position, ...(JSON.parse(json) as Omit<LoggedEvent, 'position'>) }; // written by RedisRecords
}

function eventsOf({ plan, positions }: Written): { readonly index: number; readonly event: LoggedEvent }[] {
  return plan.facts.flatMap(({ index, event }, at) => {
    const position = positions[at] ?? '';
    return event === undefined ? [] : [{ index, event: { position, ...event } }];
  });
}

import type { ConversationRecord } from '../conversation-store.js';
import type { EventBody, Fact } from '../event-log.js';
import { closed } from '../open-one.js';

/** A fact that is going to be written. */
export interface PlannedFact {
  /** Its place among the facts that were asked. */
  readonly index: number;
  readonly identity: string;
  readonly event?:
    | {
        readonly occurredAt: number;
        readonly body: EventBody;
        readonly conversation: ConversationRecord;
      }
    | undefined;
}

/** What is going to be written of one conversation, together or not at all. */
export interface Plan {
  readonly record: ConversationRecord;
  readonly facts: readonly PlannedFact[];
  /** True where an index led to it a moment ago: then nothing is written there. */
  readonly isIndexed?: boolean;
}

/** What facts change, given what is known and which of them were applied before; undefined for nothing. */
export function planFacts(
  facts: readonly Fact[],
  known: ConversationRecord | undefined,
  wasApplied: (index: number) => boolean,
): Plan | undefined {
  const seen = new Set<string>();
  const planned: PlannedFact[] = [];
  let record = known;
  for (const [index, { identity, change }] of facts.entries()) {
    const changed = wasApplied(index) || seen.has(identity) ? undefined : change(record);
    if (changed === undefined) continue;
    seen.add(identity);
    record = changed.record;
    planned.push({ index, identity, event: changed.event && { conversation: record, ...changed.event } });
  }
  return record === undefined || planned.length === 0 ? undefined : { record, facts: planned };
}

/** The plan for a conversation that cannot be open, because a later one is. */
export function closedPlan({ record, facts }: Plan): Plan {
  return {
    record: closed(record),
    facts: facts.map((fact) =>
      fact.event === undefined
        ? fact
        : { ...fact, event: { ...fact.event, conversation: closed(fact.event.conversation) } },
    ),
  };
}

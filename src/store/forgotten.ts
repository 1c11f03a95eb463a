/** A consumer, by its participant id at LivePerson. */
export interface ForgettableConsumer {
  readonly accountId: string;
  readonly lpConsumerId: string;
}

/** How many things were removed because their consumer is to be forgotten. */
export interface Forgotten {
  readonly conversations: number;
  /** Entries of logs. */
  readonly events: number;
  readonly messages: number;
  /** Outcomes of idempotency keys: who repeats a request with such a key makes a new one. */
  readonly outcomes: number;
}

/** Nothing yet. */
export const nothingForgotten: Forgotten = { conversations: 0, events: 0, messages: 0, outcomes: 0 };

/** Both together. */
export function addForgotten(a: Forgotten, b: Forgotten): Forgotten {
  return {
    conversations: a.conversations + b.conversations,
    events: a.events + b.events,
    messages: a.messages + b.messages,
    outcomes: a.outcomes + b.outcomes,
  };
}

/** Whether plain data holds one of these texts anywhere: such as the id of a consumer, or of a conversation. */
export function mentions(data: unknown, texts: ReadonlySet<string>): boolean {
  if (typeof data === 'string') return texts.has(data);
  if (typeof data !== 'object' || data === null) return false;
  return Object.values(data).some((member) => mentions(member, texts));
}

import type { ConversationKey, ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import type { EventLog } from '../store/event-log.js';
import { conversationNotFound } from '../errors/conversation-not-found.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { ChatStateBus } from '../events/chat-state-bus.js';
import { abortable } from '../events/abortable.js';
import { readCursor } from '../events/cursor.js';
import { follow } from '../events/follow.js';
import type { Told } from '../events/follow.js';
import type { Asking } from './post-office.js';
import type { Readings } from './readings.js';

/** What following conversations stands on. */
export interface FollowingsParts {
  readonly log: EventLog;
  readonly chatStates: ChatStateBus;
  readonly store: ConversationStore;
  readonly readings: Readings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a follower is told, with the conversation as it stands. */
export interface Following {
  readonly told: Told;
  readonly current: ConversationRecord;
}

/** Lets callers follow the conversations that they may read. */
export class Followings {
  constructor(private readonly parts: FollowingsParts) {}

  /** Everything after a cursor, from the oldest kept event without one. Throws CONVERSATION_NOT_FOUND and BAD_USER_INPUT before anything is told. */
  async follow(
    key: ConversationKey,
    after: string | null,
    asking: Asking & { readonly signal: AbortSignal },
  ): Promise<AsyncGenerator<Following, void, undefined>> {
    const [reading] = await this.parts.readings.getMany([key], asking);
    if (reading instanceof Error) throw reading;
    if (!reading) throw conversationNotFound();
    const position = after === null ? undefined : readCursor(key, after);
    if (after !== null && position === undefined) throw badCursor();
    const end = new AbortController();
    asking.signal.addEventListener('abort', () => end.abort(), { once: true });
    return abortable(end, (signal) => {
      return this.#tell(key, follow(this.parts, { key, after: position, signal }), reading);
    });
  }

  async *#tell(
    key: ConversationKey,
    tellings: AsyncGenerator<Told, void, undefined>,
    known: ConversationRecord,
  ): AsyncGenerator<Following, void, undefined> {
    let current = known;
    for await (const told of tellings) {
      if (told.kind === 'event') current = told.event.conversation;
      else current = (await this.parts.store.getMany([key]))[0] ?? current;
      yield { told, current };
    }
  }
}

function badCursor(): GatewayError {
  return new GatewayError('BAD_USER_INPUT', 'An argument breaks a rule.', {
    fields: [{ path: 'after', messages: ['after must be a cursor of this conversation'] }],
  });
}

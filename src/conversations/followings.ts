import type { ConversationKey, ConversationRecord, ConversationStore } from '../store/conversation-store.js';
import type { EventLog } from '../store/event-log.js';
import type { Metrics } from '../metrics/metrics.js';
import { conversationNotFound } from '../errors/conversation-not-found.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { ChatStateBus } from '../events/chat-state-bus.js';
import { abortable } from '../events/abortable.js';
import { readCursor } from '../events/cursor.js';
import { follow } from '../events/follow.js';
import type { Told } from '../events/follow.js';
import { Departure } from '../http/departure.js';
import type { Caller } from '../identity/caller.js';
import type { Deliveries } from './deliveries.js';
import { Followers } from './followers.js';
import type { Asking } from './post-office.js';
import type { Readings } from './readings.js';

/** What following conversations stands on. */
export interface FollowingsParts {
  readonly log: EventLog;
  readonly chatStates: ChatStateBus;
  readonly store: ConversationStore;
  readonly readings: Readings;
  /** Told what was handed to followers; absent when nobody wants to know. */
  readonly deliveries?: Pick<Deliveries, 'handed'> | undefined;
  /** Called when the last one here who followed a conversation has gone; never rejects. */
  readonly left: (conversation: ConversationRecord, caller: Caller) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly metrics?: Pick<Metrics, 'resynced'> | undefined;
}

/** What a follower is told, with the conversation as it stands. */
export interface Following {
  readonly told: Told;
  readonly current: ConversationRecord;
}

/** Lets callers follow the conversations that they may read. */
export class Followings {
  readonly #followers = new Followers();

  constructor(private readonly parts: FollowingsParts) {}

  /** Everything after a cursor, from the oldest kept event without one. Throws CONVERSATION_NOT_FOUND and BAD_USER_INPUT before anything is told. */
  async follow(
    key: ConversationKey,
    after: string | null,
    asking: Asking & { readonly signal: Departure },
  ): Promise<AsyncGenerator<Following, void, undefined>> {
    const [reading] = await this.parts.readings.getMany([key], asking);
    if (reading instanceof Error) throw reading;
    if (!reading) throw conversationNotFound();
    const position = after === null ? undefined : readCursor(key, after);
    if (after !== null && position === undefined) throw badCursor();
    const end = new Departure();
    this.#count(key, asking.caller, end);
    asking.signal.addEventListener('abort', () => end.happen());
    if (asking.signal.aborted) end.happen();
    return abortable(end, (signal) => {
      const tellings = follow(this.parts, { key, after: position, signal });
      return this.#tell(tellings, { key, caller: asking.caller, known: reading });
    });
  }

  #count(key: ConversationKey, caller: Caller, end: Departure): void {
    const leave = this.#followers.enter(key);
    const left = async (): Promise<void> => {
      const [record] = await this.parts.store.getMany([key]);
      if (record !== undefined) await this.parts.left(record, caller);
    };
    end.addEventListener('abort', () => {
      // Nobody is there any more who could be told of a failure.
      if (leave()) left().catch(() => undefined);
    });
  }

  async *#tell(
    tellings: AsyncGenerator<Told, void, undefined>,
    { key, caller, known }: Followed,
  ): AsyncGenerator<Following, void, undefined> {
    let current = known;
    for await (const told of tellings) {
      if (told.kind === 'event') current = told.event.conversation;
      else current = (await this.parts.store.getMany([key]))[0] ?? current;
      yield { told, current };
      // Who asks for more has handed this over.
      if (told.kind === 'event' && told.event.body.kind === 'messageAdded')
        this.parts.deliveries?.handed({ key, message: told.event.body.message, caller });
    }
  }
}

interface Followed {
  readonly key: ConversationKey;
  readonly caller: Caller;
  readonly known: ConversationRecord;
}

function badCursor(): GatewayError {
  return new GatewayError('BAD_USER_INPUT', 'An argument breaks a rule.', {
    fields: [{ path: 'after', messages: ['after must be a cursor of this conversation'] }],
  });
}

import { setImmediate as breathe } from 'node:timers/promises';
import type { Departure } from '../http/departure.js';
import type { Metrics } from '../metrics/metrics.js';
import type { ConversationKey } from '../store/conversation-store.js';
import type { EventLog, LoggedEvent } from '../store/event-log.js';
import type { ChatStateBus, LiveChatState } from './chat-state-bus.js';

/** What a follower is told. */
export type Told =
  | { readonly kind: 'event'; readonly event: LoggedEvent }
  /** Live only; `position` is that of the last event told before it. */
  | { readonly kind: 'chatState'; readonly state: LiveChatState; readonly position: string }
  /** Events were removed before they could be told: what follows goes on from `position`. */
  | { readonly kind: 'resync'; readonly position: string };

/** What following stands on. */
export interface FollowParts {
  readonly log: EventLog;
  readonly chatStates: ChatStateBus;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly metrics?: Pick<Metrics, 'resynced'> | undefined;
}

/** Where a follower begins, and when it ends. */
export interface FollowOptions {
  readonly key: ConversationKey;
  /** After this position; from the oldest kept event when undefined. */
  readonly after: string | undefined;
  readonly signal: Departure;
}

const pageSize = 25;
/** A chat state that waited longer is not told any more. */
const staleMs = 10_000;

/**
 * Tells everything that happens in a conversation, in the order of its log, each event once; chat states in between.
 * It reads only when it is asked for more: a slow follower costs nothing but its own place in the log.
 */
export async function* follow(
  parts: FollowParts,
  options: FollowOptions,
): AsyncGenerator<Told, void, undefined> {
  const { log, chatStates, now } = parts;
  const { key, signal } = options;
  const bell = new Bell(signal);
  // Few are ever told of: a Map is made for those.
  let typing: Map<string, LiveChatState> | undefined;
  const unwatch = await log.watch(key, () => bell.ring());
  const unlisten = chatStates.listen(key, (state) => {
    // Coalesced: of what one participant does, only the latest counts.
    (typing ??= new Map()).set(`${state.by.role} ${state.by.id ?? ''}`, state);
    bell.ring();
  });
  let position = options.after;
  try {
    while (!signal.aborted) {
      bell.hush();
      const page = await log.read(key, position, pageSize);
      if (page.gap) {
        position = await log.head(key);
        parts.metrics?.resynced();
        yield { kind: 'resync', position };
        continue;
      }
      for (const event of page.events) {
        position = event.position;
        yield { kind: 'event', event };
      }
      if (page.events.length > 0) {
        // Many who catch up at once leave room for others, webhooks first.
        await breathe();
        continue;
      }
      position ??= await log.head(key);
      for (const state of drain(typing)) {
        if (state.at + staleMs > now()) yield { kind: 'chatState', state, position };
      }
      await bell.rung();
    }
  } finally {
    unwatch();
    unlisten();
  }
}

function drain<K, V>(map: Map<K, V> | undefined): V[] {
  if (map === undefined) return [];
  const values = [...map.values()];
  map.clear();
  return values;
}

/** Something to wait for that may ring before anybody waits. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  constructor(private readonly signal: Departure) {
    signal.addEventListener('abort', () => this.ring());
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  hush(): void {
    this.#rung = false;
  }

  async rung(): Promise<void> {
    if (this.#rung || this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}

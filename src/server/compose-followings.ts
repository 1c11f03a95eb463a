import type { Config } from '../config/config.js';
import type { RequestScope } from '../connector/request-scope.js';
import type { ChatStates } from '../conversations/chat-states.js';
import { Deliveries } from '../conversations/deliveries.js';
import { Followings } from '../conversations/followings.js';
import { TracedFollowings } from '../conversations/traced-followings.js';
import type { PostOffice } from '../conversations/post-office.js';
import type { Readings } from '../conversations/readings.js';
import type { ChatStateBus } from '../events/chat-state-bus.js';
import type { Caller } from '../identity/caller.js';
import type { Metrics } from '../metrics/metrics.js';
import type { ConversationRecord } from '../store/conversation-store.js';
import type { StoreSet } from '../store/store-set.js';
import type { Tracing } from '../tracing/tracing.js';

/** What following conversations is made with. */
export interface FollowingsRoomParts {
  readonly config: Pick<Config, 'acceptOnDelivery'>;
  readonly stores: StoreSet;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A scope for what the gateway sends by itself. */
  readonly createScope: () => RequestScope;
  readonly postOffice: PostOffice;
  readonly readings: Readings;
  readonly chatStates: ChatStates;
  readonly liveChatStates: ChatStateBus;
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/** Makes what lets callers follow conversations, with what follows from it. */
export function composeFollowings(parts: FollowingsRoomParts): Followings {
  const { config, stores, now, createScope, postOffice, readings, chatStates, liveChatStates, tracing } =
    parts;
  const { conversations: store, messages, events, idempotency } = stores;
  const deliveries = new Deliveries({ postOffice, store, messages, claims: idempotency, createScope });
  const following = {
    log: events,
    chatStates: liveChatStates,
    store,
    readings,
    deliveries: config.acceptOnDelivery ? deliveries : undefined,
    left: (conversation: ConversationRecord, caller: Caller) => chatStates.pauseGone(conversation, caller),
    now,
    metrics: parts.metrics,
  };
  return tracing ? new TracedFollowings(following, tracing) : new Followings(following);
}

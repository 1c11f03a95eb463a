import { setTimeout as delay } from 'node:timers/promises';
import type { Accounts } from '../config/account.js';
import type { Config } from '../config/config.js';
import type { RequestScope } from '../connector/request-scope.js';
import { Changes } from '../conversations/changes.js';
import type { ChatStates } from '../conversations/chat-states.js';
import type { Composing } from '../conversations/composing.js';
import { Conversations } from '../conversations/conversations.js';
import { DialogQueue } from '../conversations/dialog-queue.js';
import { FileLinks } from '../conversations/file-links.js';
import { Echoes } from '../conversations/echoes.js';
import { Files } from '../conversations/files.js';
import { FirstMessages } from '../conversations/first-messages.js';
import type { Followings } from '../conversations/followings.js';
import { Messages } from '../conversations/messages.js';
import { Once } from '../conversations/once.js';
import { OpenConversations } from '../conversations/open-conversations.js';
import { PostOffice } from '../conversations/post-office.js';
import { Reach } from '../conversations/reach.js';
import { Readings } from '../conversations/readings.js';
import { Timelines } from '../conversations/timelines.js';
import { ChatStateBus } from '../events/chat-state-bus.js';
import type { Metrics } from '../metrics/metrics.js';
import type { EventLog } from '../store/event-log.js';
import type { StoreSet } from '../store/store-set.js';
import type { Tracing } from '../tracing/tracing.js';
import { composeChatStates } from './compose-chat-states.js';
import type { ConnectorRoom } from './compose-connector.js';
import { composeFollowings } from './compose-followings.js';

/** What the conversations room is made with. */
export interface ConversationsRoomParts {
  readonly config: Config;
  readonly accounts: Accounts;
  readonly liveperson: ConnectorRoom;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly stores: StoreSet;
  /** A scope for what the gateway sends by itself. */
  readonly createScope: () => RequestScope;
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/** Everything that callers can do with conversations. */
export interface ConversationsRoom {
  readonly conversations: Conversations;
  readonly openConversations: OpenConversations;
  readonly messages: Messages;
  readonly files: Files;
  readonly links: FileLinks;
  readonly chatStates: ChatStates;
  readonly composing: Composing;
  readonly changes: Changes;
  readonly readings: Readings;
  readonly timelines: Timelines;
  readonly postOffice: PostOffice;
  readonly queue: DialogQueue;
  readonly events: EventLog;
  readonly liveChatStates: ChatStateBus;
  readonly followings: Followings;
}

/** Makes the conversations room. */
export function composeConversations(parts: ConversationsRoomParts): ConversationsRoom {
  const { config, accounts, now } = parts;
  const { connector, reads, tokens, objectStore } = parts.liveperson;
  const { conversations: store, messages: messageStore, events, idempotency } = parts.stores;
  const { unconfirmedOperations: allowUnconfirmed } = config;
  const once = new Once(idempotency);
  const liveChatStates = new ChatStateBus(parts.stores.live);
  const reach = new Reach({ accounts, tokens, store, reads, now });
  const readings = new Readings({ accounts, tokens, store, reads, now });
  const openConversations = new OpenConversations({ reach, readings, reads, store, now });
  const queue = new DialogQueue(config.limitDialogQueue);
  const postOffice = new PostOffice({ connector, reach, queue, store, now });
  const { chatStates, composing } = composeChatStates({ ...parts, postOffice });
  const files = new Files({ postOffice, objectStore });
  const echoes = new Echoes({ store: messageStore, now });
  const messages = new Messages({
    postOffice,
    chatStates,
    files,
    store: messageStore,
    events,
    once,
    echoes,
    now,
  });
  const firstMessages = new FirstMessages({
    messages,
    echoes,
    delay,
    retryAfterMs: config.firstMessageRetryMs,
  });
  return {
    conversations: new Conversations({
      connector,
      reach,
      open: openConversations,
      firstMessages,
      store,
      once,
      now,
    }),
    openConversations,
    messages,
    files,
    links: new FileLinks({ now, secret: () => parts.stores.secret('file links') }),
    chatStates,
    composing,
    changes: new Changes({ postOffice, connector, reach, once, store, allowUnconfirmed, now }),
    readings,
    timelines: new Timelines({ accounts, reads, readings, store, messages: messageStore }),
    postOffice,
    queue,
    events,
    liveChatStates,
    followings: composeFollowings({ ...parts, postOffice, readings, chatStates, liveChatStates }),
  };
}

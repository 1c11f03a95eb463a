import { setTimeout as delay } from 'node:timers/promises';
import type { Accounts } from '../config/account.js';
import type { Config } from '../config/config.js';
import type { RequestScope } from '../connector/request-scope.js';
import { Changes } from '../conversations/changes.js';
import { ChatStates } from '../conversations/chat-states.js';
import { Composing } from '../conversations/composing.js';
import { Conversations } from '../conversations/conversations.js';
import { DialogQueue } from '../conversations/dialog-queue.js';
import { FileLinks } from '../conversations/file-links.js';
import { Echoes } from '../conversations/echoes.js';
import { Files } from '../conversations/files.js';
import { FirstMessages } from '../conversations/first-messages.js';
import { Followings } from '../conversations/followings.js';
import { Messages } from '../conversations/messages.js';
import { Once } from '../conversations/once.js';
import { OpenConversations } from '../conversations/open-conversations.js';
import { PostOffice } from '../conversations/post-office.js';
import { Reach } from '../conversations/reach.js';
import { Readings } from '../conversations/readings.js';
import { Timelines } from '../conversations/timelines.js';
import { LocalChatStateBus } from '../events/chat-state-bus.js';
import type { ChatStateBus } from '../events/chat-state-bus.js';
import type { EventLog } from '../store/event-log.js';
import type { StoreSet } from '../store/store-set.js';
import type { ConnectorRoom } from './compose-connector.js';

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
}

/** Everything that callers can do with conversations. */
export interface ConversationsRoom {
  readonly conversations: Conversations;
  readonly openConversations: OpenConversations;
  readonly messages: Messages;
  readonly files: Files;
  readonly links: FileLinks;
  readonly chatStates: ChatStates;
  readonly changes: Changes;
  readonly readings: Readings;
  readonly timelines: Timelines;
  readonly postOffice: PostOffice;
  readonly events: EventLog;
  readonly liveChatStates: ChatStateBus;
  readonly followings: Followings;
}

/** Makes the conversations room. */
export function composeConversations(parts: ConversationsRoomParts): ConversationsRoom {
  const { config, accounts, now, createScope } = parts;
  const { connector, reads, tokens, objectStore } = parts.liveperson;
  const { conversations: store, messages: messageStore, events, idempotency } = parts.stores;
  const once = new Once(idempotency);
  const liveChatStates = new LocalChatStateBus();
  const reach = new Reach({ accounts, tokens, store, reads, now });
  const readings = new Readings({ accounts, tokens, store, reads, now });
  const openConversations = new OpenConversations({ reach, readings, reads, store, now });
  const queue = new DialogQueue(config.limitDialogQueue);
  const postOffice = new PostOffice({ connector, reach, queue, store, now });
  const chatStates = new ChatStates({
    postOffice,
    composing: new Composing(config.chatStateQuietMs),
    createScope,
  });
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
    links: new FileLinks({ now }),
    chatStates,
    changes: new Changes({
      postOffice,
      connector,
      reach,
      once,
      store,
      allowUnconfirmed: config.unconfirmedOperations,
    }),
    readings,
    timelines: new Timelines({ accounts, reads, readings, store, messages: messageStore }),
    postOffice,
    events,
    liveChatStates,
    followings: new Followings({ log: events, chatStates: liveChatStates, store, readings, now }),
  };
}

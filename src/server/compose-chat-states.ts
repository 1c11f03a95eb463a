import type { Config } from '../config/config.js';
import type { RequestScope } from '../connector/request-scope.js';
import { ChatStates } from '../conversations/chat-states.js';
import { Composing } from '../conversations/composing.js';
import type { PostOffice } from '../conversations/post-office.js';
import type { StoreSet } from '../store/store-set.js';

/** What typing is made with. */
export interface ChatStatesRoomParts {
  readonly config: Pick<Config, 'chatStateQuietMs'>;
  readonly stores: Pick<StoreSet, 'alarms'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A scope for what the gateway sends by itself. */
  readonly createScope: () => RequestScope;
  readonly postOffice: PostOffice;
}

/** Makes what sets chat states, and what ends them. */
export function composeChatStates({ config, stores, now, createScope, postOffice }: ChatStatesRoomParts): {
  readonly chatStates: ChatStates;
  readonly composing: Composing;
} {
  const composing: Composing = new Composing({
    alarms: stores.alarms,
    quietMs: config.chatStateQuietMs,
    now,
    pause: (typing) => chatStates.pause(typing),
  });
  const chatStates = new ChatStates({ postOffice, composing, createScope });
  return { chatStates, composing };
}

import type DataLoader from 'dataloader';
import type { RequestScope } from '../connector/request-scope.js';
import type { Following } from '../conversations/followings.js';
import type { ReadingKey } from '../conversations/readings.js';
import type { Cursors } from '../conversations/cursors.js';
import type { Timeline } from '../conversations/timelines.js';
import type { Caller } from '../identity/caller.js';
import type { RequestReport } from './request-report.js';
import type { ConversationKey, ConversationRecord } from '../store/conversation-store.js';

/** Conversations that the caller may read, batched for one request; null for missing and foreign alike. */
export type ConversationLoader = DataLoader<ReadingKey, ConversationRecord | null, string>;

/** Messages of conversations, batched for one request. */
export type TimelineLoader = DataLoader<ConversationKey, Timeline, string>;

/** What every resolver of one request shares. */
export interface RequestContext {
  readonly requestId: string;
  readonly caller: Caller;
  /** True when the router's own token came with the request. */
  readonly isRouter: boolean;
  /** What caused it elsewhere, where no span around it says so: over a WebSocket. */
  readonly traceparent?: string | undefined;
  readonly scope: RequestScope;
  readonly conversations: ConversationLoader;
  readonly timelines: TimelineLoader;
  /** True where no text of the request can be anything but Unicode text: then inputs need not be gone through for it. */
  textsAreUnicode?: boolean;
  /** The cursor that a stream resumes after, whatever its operation says. */
  resumesAfter?: string | undefined;
  /** Follows a conversation after a cursor, for as long as the caller is there. */
  follow(key: ConversationKey, after: string | null): Promise<AsyncIterable<Following>>;
  readonly cursors: Cursors;
  readonly report: RequestReport;
}

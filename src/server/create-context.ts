import DataLoader from 'dataloader';
import type { UpstreamConfig } from '../config/config.js';
import { createScope } from '../connector/create-scope.js';
import type { DomainDirectory } from '../connector/domain-directory.js';
import type { RequestScope } from '../connector/request-scope.js';
import type { ConversationLoader, RequestContext, TimelineLoader } from '../graphql/request-context.js';
import { Cursors } from '../conversations/cursors.js';
import type { ReadingKey } from '../conversations/readings.js';
import { CallContext } from '../http/call-context.js';
import type { Departure } from '../http/departure.js';
import type { Caller } from '../identity/caller.js';
import type { ConversationKey } from '../store/conversation-store.js';
import type { ConversationsRoom } from './compose-conversations.js';
import { shorterOf } from './request-timeout.js';
import type { RequestTimeout } from './request-timeout.js';

/** What one request is: its id, who asks, and whether anybody still waits. */
export interface RequestFacts {
  readonly requestId: string;
  readonly caller: Caller;
  readonly callerGone: Departure;
  /** How long it may take, where its caller says so. */
  readonly timeout?: RequestTimeout;
  /** True when the router's own token came with it. */
  readonly isRouter?: boolean;
  /** What caused it elsewhere, where no span around it says so. */
  readonly traceparent?: string | undefined;
}

/** What contexts stand on. */
export interface ContextParts {
  readonly directory: DomainDirectory;
  readonly room: Pick<ConversationsRoom, 'readings' | 'timelines' | 'followings' | 'events'>;
  readonly upstream: Pick<UpstreamConfig, 'totalTimeoutMs' | 'maxCalls'>;
}

/** Makes contexts: everything that resolvers of one request share and nobody else sees. */
export function createContextFactory(parts: ContextParts): (facts: RequestFacts) => RequestContext {
  return (facts) => new OwnContext(parts, facts);
}

const cacheKeyFn = ({ accountId, id }: ConversationKey): string => `${accountId} ${id}`;

/**
 * The context of one request. Few requests need all of it: what only some do is made when it is asked for. Apollo copies
 * it member by member, which members of the language's own private kind do not survive.
 */
class OwnContext implements RequestContext {
  readonly requestId: string;
  readonly caller: Caller;
  readonly isRouter: boolean;
  readonly traceparent: string | undefined;
  readonly scope: RequestScope;
  readonly report: RequestContext['report'] = { accountIds: new Set() };
  textsAreUnicode = false;
  resumesAfter?: string | undefined;
  private ownConversations?: ConversationLoader | undefined;
  private ownTimelines?: TimelineLoader | undefined;
  private ownCursors?: Cursors | undefined;

  constructor(
    private readonly parts: ContextParts,
    private readonly facts: RequestFacts,
  ) {
    const { requestId, caller, callerGone, timeout = { ms: undefined }, isRouter = false } = facts;
    const { totalTimeoutMs, maxCalls } = parts.upstream;
    const deadline = performance.now() + shorterOf(totalTimeoutMs, timeout);
    const counter = { calls: 0, most: maxCalls };
    this.requestId = requestId;
    this.caller = caller;
    this.isRouter = isRouter;
    this.traceparent = facts.traceparent;
    this.scope = createScope(parts.directory, new CallContext(requestId, deadline, callerGone, counter));
  }

  get conversations(): ConversationLoader {
    const read = async (keys: readonly ReadingKey[]) => {
      await this.cursors.take(keys);
      return this.parts.room.readings.getMany(keys, this);
    };
    return (this.ownConversations ??= new DataLoader(read, { cacheKeyFn }));
  }

  get timelines(): TimelineLoader {
    const read = (keys: readonly ConversationKey[]) => this.parts.room.timelines.getMany(keys, this);
    return (this.ownTimelines ??= new DataLoader(read, { cacheKeyFn }));
  }

  get cursors(): Cursors {
    return (this.ownCursors ??= new Cursors(this.parts.room.events));
  }

  follow(key: ConversationKey, after: string | null): ReturnType<RequestContext['follow']> {
    const { caller, scope } = this;
    const { callerGone: signal } = this.facts;
    return this.parts.room.followings.follow(key, this.resumesAfter ?? after, { caller, scope, signal });
  }
}

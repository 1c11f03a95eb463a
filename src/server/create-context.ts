import DataLoader from 'dataloader';
import type { UpstreamConfig } from '../config/config.js';
import type { DomainDirectory } from '../connector/domain-directory.js';
import { createDomainLoader } from '../connector/domain-loader.js';
import type { RequestScope } from '../connector/request-scope.js';
import type { RequestContext } from '../graphql/request-context.js';
import { Cursors } from '../conversations/cursors.js';
import type { ReadingKey } from '../conversations/readings.js';
import { CallContext } from '../http/call-context.js';
import type { Caller } from '../identity/caller.js';
import type { ConversationKey } from '../store/conversation-store.js';
import type { ConversationsRoom } from './compose-conversations.js';
import { shorterOf } from './request-timeout.js';
import type { RequestTimeout } from './request-timeout.js';

/** What one request is: its id, who asks, and whether anybody still waits. */
export interface RequestFacts {
  readonly requestId: string;
  readonly caller: Caller;
  readonly callerGone: AbortSignal;
  /** How long it may take, where its caller says so. */
  readonly timeout?: RequestTimeout;
  /** True when the router's own token came with it. */
  readonly isRouter?: boolean;
}

/** Makes the scope of one request's upstream calls, or of what the gateway does by itself. */
export function createScope(directory: DomainDirectory, call: CallContext): RequestScope {
  return { call, domains: createDomainLoader(directory, call) };
}

/** Makes contexts: everything that resolvers of one request share and nobody else sees. */
export function createContextFactory(
  directory: DomainDirectory,
  {
    readings,
    timelines,
    followings,
    events,
  }: Pick<ConversationsRoom, 'readings' | 'timelines' | 'followings' | 'events'>,
  { totalTimeoutMs, maxCalls }: Pick<UpstreamConfig, 'totalTimeoutMs' | 'maxCalls'>,
): (facts: RequestFacts) => RequestContext {
  const cacheKeyFn = ({ accountId, id }: ConversationKey): string => `${accountId} ${id}`;
  return ({ requestId, caller, callerGone, timeout = { ms: undefined }, isRouter = false }) => {
    const counter = { calls: 0, most: maxCalls };
    const deadline = performance.now() + shorterOf(totalTimeoutMs, timeout);
    const scope = createScope(directory, new CallContext(requestId, deadline, callerGone, counter));
    const asking = { caller, scope };
    const cursors = new Cursors(events);
    const read = async (keys: readonly ReadingKey[]) => {
      await cursors.take(keys);
      return readings.getMany(keys, asking);
    };
    return {
      requestId,
      caller,
      isRouter,
      scope,
      conversations: new DataLoader(read, { cacheKeyFn }),
      timelines: new DataLoader((keys: readonly ConversationKey[]) => timelines.getMany(keys, asking), {
        cacheKeyFn,
      }),
      cursors,
      follow: (key, after) => followings.follow(key, after, { ...asking, signal: callerGone }),
      report: { accountIds: new Set() },
    };
  };
}

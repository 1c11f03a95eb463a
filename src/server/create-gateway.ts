import type { RequestListener } from 'node:http';
import DataLoader from 'dataloader';
import { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { AppJwtSource } from '../connector/app-jwt-source.js';
import { Connector } from '../connector/connector.js';
import { ConsumerJwsSource } from '../connector/consumer-jws-source.js';
import { DomainDirectory } from '../connector/domain-directory.js';
import { createDomainLoader } from '../connector/domain-loader.js';
import { Conversations } from '../conversations/conversations.js';
import { Once } from '../conversations/once.js';
import { buildSubgraph } from '../graphql/build-schema.js';
import { createApollo } from '../graphql/create-apollo.js';
import { referenceResolvers } from '../graphql/reference-resolvers.js';
import type { RequestContext } from '../graphql/request-context.js';
import { AccountFields } from '../graphql/resolvers/account-fields.js';
import { ConversationMutations } from '../graphql/resolvers/conversation-mutations.js';
import { Queries } from '../graphql/resolvers/queries.js';
import { CallContext } from '../http/call-context.js';
import { createDispatcher } from '../http/create-dispatcher.js';
import { HttpClient } from '../http/http-client.js';
import type { Caller } from '../identity/caller.js';
import type { Logger } from '../log/logger.js';
import { MemoryConversationStore } from '../store/memory-conversation-store.js';
import { MemoryIdempotencyStore } from '../store/memory-idempotency-store.js';
import { GraphqlRoute } from './graphql-route.js';
import { InFlight } from './in-flight.js';
import { createRoutes } from './routes.js';

/** What the composition root is given: what differs between a process and a test. */
export interface GatewayParts {
  readonly config: Config;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Everything made, nothing started. */
export interface Gateway {
  readonly listener: RequestListener;
  readonly accounts: AccountRegistry;
  readonly inFlight: InFlight;
  start(): Promise<void>;
  /** From now on `/readyz` says no and new requests are refused. */
  drain(): void;
  stop(): Promise<void>;
}

/** The composition root: every `new` is here. */
export function createGateway({ config, logger, now = Date.now }: GatewayParts): Gateway {
  const { upstream } = config;
  const accounts = new AccountRegistry(config.accounts);
  const dispatcher = createDispatcher(upstream);
  const http = new HttpClient({ dispatcher, maxResponseBytes: upstream.maxResponseBytes });
  const directory = new DomainDirectory(http, upstream, now);
  const appJwts = new AppJwtSource(http, now, upstream.totalTimeoutMs);
  const consumerJwss = new ConsumerJwsSource({ http, appJwts, upstream, now });
  const conversations = new Conversations({
    accounts,
    connector: new Connector(http, directory),
    tokens: { appJwts, consumerJwss },
    store: new MemoryConversationStore(config.conversationRecordSize),
    once: new Once(new MemoryIdempotencyStore(config.conversationRecordSize)),
    now,
  });
  const { schema } = buildSubgraph(
    createContainer([
      new Queries(accounts, conversations),
      new ConversationMutations(conversations),
      new AccountFields(accounts, directory),
    ]),
    referenceResolvers(accounts),
  );
  const apollo = createApollo({ schema, introspection: config.introspection, logger });
  const inFlight = new InFlight();
  const phase = { ready: false, draining: false };
  const createContext = (requestId: string, caller: Caller, callerGone: AbortSignal): RequestContext => {
    const call = new CallContext(requestId, performance.now() + upstream.totalTimeoutMs, callerGone);
    return {
      requestId,
      caller,
      scope: { call, domains: createDomainLoader(directory, call) },
      conversations: new DataLoader((keys) => conversations.getMany(keys, caller), {
        cacheKeyFn: ({ accountId, id }) => `${accountId} ${id}`,
      }),
      report: { accountIds: new Set() },
    };
  };
  const route = new GraphqlRoute(apollo, config.limitBodyBytes);
  return {
    listener: createRoutes({ config, logger, route, inFlight, phase, createContext }),
    accounts,
    inFlight,
    start: async () => {
      await apollo.start();
      phase.ready = true;
    },
    drain: () => {
      phase.ready = false;
      phase.draining = true;
    },
    stop: async () => {
      await apollo.stop();
      await dispatcher.destroy();
    },
  };
}

/** Hands type-graphql the instances made here instead of letting it make its own. */
export function createContainer(instances: readonly object[]) {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  return { get: (wanted: new () => object): object | undefined => byClass.get(wanted) };
}

import type { RequestListener } from 'node:http';
import { randomUUID } from 'node:crypto';
import { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { buildSubgraph } from '../graphql/build-schema.js';
import { createApollo } from '../graphql/create-apollo.js';
import { referenceResolvers } from '../graphql/reference-resolvers.js';
import { AccountFields } from '../graphql/resolvers/account-fields.js';
import { ChangeMutations } from '../graphql/resolvers/change-mutations.js';
import { ConversationFields } from '../graphql/resolvers/conversation-fields.js';
import { ConversationMutations } from '../graphql/resolvers/conversation-mutations.js';
import { FileMutations } from '../graphql/resolvers/file-mutations.js';
import { MessageMutations } from '../graphql/resolvers/message-mutations.js';
import { Queries } from '../graphql/resolvers/queries.js';
import { CallContext } from '../http/call-context.js';
import { createDispatcher } from '../http/create-dispatcher.js';
import type { Logger } from '../log/logger.js';
import { composeConnector } from './compose-connector.js';
import { composeConversations } from './compose-conversations.js';
import { createContextFactory, createScope } from './create-context.js';
import { FilesRoute } from './files-route.js';
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

/** The composition root: here and in its two parts is every `new`. */
export function createGateway({ config, logger, now = Date.now }: GatewayParts): Gateway {
  const { upstream } = config;
  const accounts = new AccountRegistry(config.accounts);
  const dispatcher = createDispatcher(upstream);
  const liveperson = composeConnector(upstream, dispatcher, now);
  const { directory } = liveperson;
  const ownScope = () =>
    createScope(directory, new CallContext(randomUUID(), performance.now() + upstream.totalTimeoutMs));
  const room = composeConversations({ config, accounts, liveperson, now, createScope: ownScope });
  const { schema } = buildSubgraph(
    createContainer([
      new Queries(accounts, room.openConversations),
      new ConversationMutations(room.conversations),
      new MessageMutations(room.messages, room.chatStates),
      new FileMutations(room.files, room.links, room.messages, now),
      new ChangeMutations(room.changes),
      new AccountFields(accounts, directory),
      new ConversationFields(),
    ]),
    referenceResolvers(accounts),
  );
  const apollo = createApollo({ schema, introspection: config.introspection, logger });
  const inFlight = new InFlight();
  const phase = { ready: false, draining: false };
  const createContext = createContextFactory(directory, room, upstream.totalTimeoutMs);
  const graphql = new GraphqlRoute(apollo, config.limitBodyBytes);
  const files = new FilesRoute({ files: room.files, links: room.links, logger });
  return {
    listener: createRoutes({ config, logger, graphql, files, inFlight, phase, createContext }),
    accounts,
    inFlight,
    start: async () => {
      await apollo.start();
      phase.ready = true;
    },
    drain: () => {
      phase.ready = false;
      phase.draining = true;
      inFlight.announceEnd();
    },
    stop: async () => {
      await room.chatStates.pauseAll();
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

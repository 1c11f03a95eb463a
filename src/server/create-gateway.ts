import type { RequestListener, Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { createApollo } from '../graphql/create-apollo.js';
import { CallContext } from '../http/call-context.js';
import { createDispatcher } from '../http/create-dispatcher.js';
import type { Logger } from '../log/logger.js';
import { composeConnector } from './compose-connector.js';
import { composeConversations } from './compose-conversations.js';
import { createMemoryStores } from '../store/create-memory-stores.js';
import type { StoreSet } from '../store/store-set.js';
import { composeAnswerers } from './compose-answerers.js';
import { composeSchema } from './compose-schema.js';
import { composeWebSocket } from './compose-web-socket.js';
import { createContextFactory, createScope } from './create-context.js';
import { InFlight } from './in-flight.js';
import { createRoutes } from './routes.js';
import { storeOptions } from './store-options.js';
import { serveWebSocket } from './websocket-server.js';
import type { WebSocketEndpoint } from './websocket-server.js';

/** What the composition root is given: what differs between a process and a test. */
export interface GatewayParts {
  readonly config: Config;
  readonly logger: Logger;
  /** In memory when absent. Whoever opened them closes them. */
  readonly stores?: StoreSet | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Everything made, nothing started. */
export interface Gateway {
  readonly listener: RequestListener;
  readonly accounts: AccountRegistry;
  readonly inFlight: InFlight;
  start(): Promise<void>;
  /** Serves WebSockets on a server that is going to listen. */
  attach(server: Server): WebSocketEndpoint;
  /** From now on `/readyz` says no and new requests are refused. */
  drain(): void;
  stop(): Promise<void>;
}

/** The composition root: here and in its parts (`compose-*.ts`) is every `new`. */
export function createGateway({ config, logger, now = Date.now, ...given }: GatewayParts): Gateway {
  const stores = given.stores ?? createMemoryStores(storeOptions(config, now));
  const { upstream } = config;
  const accounts = new AccountRegistry(config.accounts);
  const dispatcher = createDispatcher(upstream);
  const liveperson = composeConnector(upstream, dispatcher, now);
  const { directory } = liveperson;
  const ownScope = () =>
    createScope(directory, new CallContext(randomUUID(), performance.now() + upstream.totalTimeoutMs));
  const room = composeConversations({ config, accounts, liveperson, stores, now, createScope: ownScope });
  const engine = {
    schema: composeSchema({ accounts, directory, room, now }),
    introspection: config.introspection,
  };
  const apollo = createApollo({ ...engine, logger });
  const inFlight = new InFlight();
  const ending = new AbortController();
  const phase = { ready: false, draining: false };
  const createContext = createContextFactory(directory, room, upstream.totalTimeoutMs);
  const answerers = composeAnswerers({
    config,
    logger,
    accounts,
    room,
    apollo,
    engine,
    ending: ending.signal,
    now,
  });
  return {
    listener: createRoutes({ config, logger, inFlight, phase, createContext, ...answerers }),
    accounts,
    inFlight,
    start: async () => {
      await apollo.start();
      phase.ready = true;
    },
    attach: (server) => serveWebSocket(server, composeWebSocket(config, engine, createContext)),
    drain: () => {
      phase.ready = false;
      phase.draining = true;
      ending.abort();
      inFlight.announceEnd();
    },
    stop: async () => {
      await room.chatStates.pauseAll();
      await apollo.stop();
      await dispatcher.destroy();
    },
  };
}

import { setMaxListeners } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { ownScopes } from '../connector/create-scope.js';
import { createApollo } from '../graphql/create-apollo.js';
import { createDispatcher } from '../http/create-dispatcher.js';
import type { Logger } from '../log/logger.js';
import { traceStores } from '../store/trace-stores.js';
import type { Tracing } from '../tracing/tracing.js';
import { composeCallers } from './compose-callers.js';
import { composeConnector } from './compose-connector.js';
import { composeConversations } from './compose-conversations.js';
import { createMemoryStores } from '../store/create-memory-stores.js';
import type { StoreSet } from '../store/store-set.js';
import { tellFailures } from '../store/tell-failures.js';
import { composeAnswerers } from './compose-answerers.js';
import { composeMetrics } from './compose-metrics.js';
import { composePages } from './compose-pages.js';
import { composeRates } from './compose-rates.js';
import { composeEngine } from './compose-schema.js';
import { composeWebSocket } from './compose-web-socket.js';
import { createContextFactory } from './create-context.js';
import { tellUnfit } from './tell-unfit.js';
import { InFlight } from './in-flight.js';
import { LoadWatch } from './load-watch.js';
import { usualStallMs } from './outflow.js';
import { createRoutes } from './routes.js';
import { storeOptions } from './store-options.js';
import { traceHttp } from './trace-http.js';
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
  /** How long a subscriber may take nothing; 20 s when absent. */
  readonly stallMs?: number | undefined;
  /** Nothing is traced when absent. Whoever opened it closes it. */
  readonly tracing?: Tracing | undefined;
}

/** Everything made, nothing started. */
export interface Gateway {
  readonly listener: RequestListener;
  readonly accounts: AccountRegistry;
  readonly inFlight: InFlight;
  /** How many subscriptions live by callback. */
  readonly callbacks: { readonly live: number };
  start(): Promise<void>;
  /** Serves WebSockets on a server that is going to listen. */
  attach(server: Server): WebSocketEndpoint;
  /** From now on `/readyz` says no and new requests are refused. */
  drain(): void;
  stop(): Promise<void>;
}

/** What every stream listens to. */
function createEnding(): AbortController {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  return ending;
}

/** How often a replica looks for typing that another one did not live to end. */
const sweepTypingMs = 2000;

/** The composition root: here and in its parts (`compose-*.ts`) is every `new`. */
export function createGateway({ config, logger, now = Date.now, tracing, ...given }: GatewayParts): Gateway {
  const kept = given.stores ?? createMemoryStores(storeOptions(config, now));
  const stores = traceStores(tellFailures(kept, { logger, now }), tracing);
  const { upstream } = config;
  const accounts = new AccountRegistry(config.accounts);
  const dispatcher = createDispatcher(upstream);
  const inFlight = new InFlight();
  const load = new LoadWatch(config.load);
  const metrics = composeMetrics(stores, {
    requestsInFlight: () => inFlight.count,
    dialogQueueDepth: () => room.queue.depth,
    callbackSubscribers: () => answerers.callbacks.live,
    cacheLookups: () => liveperson.cacheLookups(),
    upstreamLanes: () => liveperson.upstreamLanes(),
  });
  const liveperson = composeConnector(upstream, dispatcher, now, { metrics, tracing });
  const { directory } = liveperson;
  const callers = composeCallers(config, accounts, now);
  const rates = composeRates(config, stores, accounts);
  const known = { config, accounts, callers, now, metrics, rates, tracing };
  const parts = { ...known, liveperson, stores, createScope: ownScopes(directory, upstream) };
  const room = composeConversations(parts);
  const engine = composeEngine({ ...known, logger, directory, room });
  const apollo = createApollo(engine);
  const ending = createEnding();
  const phase = { ready: false, draining: false };
  const watches: (() => void)[] = [];
  const createContext = createContextFactory({ directory, room, upstream });
  const patience = { limitBytes: config.limitSubscriberBytes, stallMs: given.stallMs ?? usualStallMs };
  const shared = { ...known, engine, patience };
  const answerers = composeAnswerers({ ...shared, logger, room, apollo, ending: ending.signal });
  const pages = composePages(config, accounts);
  const routes = { ...known, logger, inFlight, load, phase, createContext, pages, ...answerers };
  return {
    listener: traceHttp(tracing, createRoutes(routes)),
    accounts,
    inFlight,
    callbacks: answerers.callbacks,
    start: async () => {
      await apollo.start();
      tellUnfit(config, engine, logger);
      watches.push(room.composing.watch(sweepTypingMs), load.start());
      phase.ready = true;
    },
    attach: (server) => serveWebSocket(server, composeWebSocket({ ...shared, createContext })),
    drain: () => {
      phase.ready = false;
      phase.draining = true;
      ending.abort();
      inFlight.announceEnd();
    },
    stop: async () => {
      await answerers.callbacks.close();
      for (const stopWatching of watches.splice(0)) stopWatching();
      await room.composing.pauseAll();
      await apollo.stop();
      await dispatcher.destroy();
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { Callers } from '../identity/callers.js';
import type { Rates } from './compose-rates.js';
import type { RequestFacts } from './create-context.js';
import { Places } from './places.js';
import { remoteAddress } from './remote-address.js';
import { credentialsOf, isOriginAllowed } from './websocket-credentials.js';
import type { WebSocketParts } from './websocket-server.js';

/** What differs between a WebSocket and the other transports is made here, and the rest is handed in. */
export interface WebSocketRoomParts extends Pick<WebSocketParts, 'engine' | 'metrics' | 'patience' | 'now'> {
  readonly config: Config;
  readonly callers: Callers;
  readonly rates: Rates;
  readonly createContext: (facts: RequestFacts) => RequestContext;
}

/** Makes what GraphQL over WebSocket stands on. */
export function composeWebSocket(parts: WebSocketRoomParts): WebSocketParts {
  const { config, callers, createContext, rates, ...shared } = parts;
  return {
    ...shared,
    createContext: (facts) => createContext({ requestId: randomUUID(), ...facts }),
    isRouter: ({ headers }) => callers.isRouter(headers),
    readCaller: async (request, params) => callers.read(credentialsOf(request.headers, params)),
    refusalOf: async (request, caller) => {
      const origin = { address: remoteAddress(request), isRouter: callers.isRouter(request.headers) };
      return rates.caller?.spend(caller, origin);
    },
    refusesStrangers: callers.asksForTokens,
    isOriginAllowed: ({ headers }) => isOriginAllowed(headers, config.corsOrigins),
    maxMessageBytes: config.limitSocketMessageBytes,
    maxDepth: config.bodyLimits.maxDepth,
    maxOperations: config.limitSocketOperations,
    places: new Places({ all: config.limitSockets, ofOne: config.limitAddressSockets }),
    heartbeatMs: config.heartbeatMs,
  };
}

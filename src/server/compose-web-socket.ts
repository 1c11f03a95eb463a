import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import { readCaller } from '../identity/read-caller.js';
import type { RequestFacts } from './create-context.js';
import { credentialsOf, isOriginAllowed } from './websocket-credentials.js';
import type { WebSocketParts } from './websocket-server.js';

/** Makes what GraphQL over WebSocket stands on. */
export function composeWebSocket(
  config: Config,
  engine: SubscriptionEngine,
  createContext: (facts: RequestFacts) => RequestContext,
): WebSocketParts {
  return {
    engine,
    createContext: (caller, callerGone) => createContext({ requestId: randomUUID(), caller, callerGone }),
    readCaller: (request, params) => readCaller(credentialsOf(request.headers, params), config.credentials),
    isOriginAllowed: ({ headers }) => isOriginAllowed(headers, config.corsOrigins),
    maxMessageBytes: config.limitSocketMessageBytes,
    heartbeatMs: config.heartbeatMs,
  };
}

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import type { ServerOptions } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { GatewayError } from '../errors/gateway-error.js';
import { logCauses } from '../graphql/log-causes.js';
import { publicResult } from '../graphql/run-operation.js';
import type { Caller } from '../identity/caller.js';
import { readConnectionTraceparent } from './connection-param.js';
import { endAtExpiry } from './end-at-expiry.js';
import type { Patience } from './outflow.js';
import { paced } from './paced.js';
import type { Places } from './places.js';
import { remoteAddress } from './remote-address.js';
import { readConnectionTimeout } from './request-timeout.js';
import { closeCodes, WebSocketConnection } from './websocket-connection.js';
import { WebSocketOperations } from './websocket-operations.js';
import type { WebSocketOperationsParts } from './websocket-operations.js';

/** What GraphQL over WebSocket stands on. */
export interface WebSocketParts extends WebSocketOperationsParts {
  /** Reads the credential from the connection's parameters, or from its headers. */
  readonly readCaller: (
    request: IncomingMessage,
    params: Readonly<Record<string, unknown>>,
  ) => Promise<Caller>;
  /** Whether a connection carries the router's own token. */
  readonly isRouter: (request: IncomingMessage) => boolean;
  /** Counts an operation; gives the error to refuse it with, if it is one too many of its caller. */
  readonly refusalOf: (request: IncomingMessage, caller: Caller) => Promise<GatewayError | undefined>;
  /** Closes a connection whose credential does not hold, instead of refusing each operation. */
  readonly refusesStrangers: boolean;
  readonly isOriginAllowed: (request: IncomingMessage) => boolean;
  readonly maxMessageBytes: number;
  readonly maxDepth: number;
  readonly places: Places;
  readonly heartbeatMs: number;
  readonly patience: Patience;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A WebSocket endpoint on a server. */
export interface WebSocketEndpoint {
  /** Closes every connection with 1001, going away; clients resume elsewhere. */
  close(): Promise<void>;
}

/** How long a client has to answer the close of its connection; a stalled one does not. */
const closeTimeoutMs = 2000;

interface Extra {
  readonly connection: WebSocketConnection;
  readonly operations: WebSocketOperations;
}

/** Serves graphql-transport-ws at `/graphql` of a server. */
export function serveWebSocket(server: Server, parts: WebSocketParts): WebSocketEndpoint {
  const { maxMessageBytes: maxPayload } = parts;
  const options = { noServer: true, maxPayload, handleProtocols, closeTimeout: closeTimeoutMs };
  const sockets = new WebSocketServer(options);
  const graphql = makeServer(hooksOf(parts));
  sockets.on('connection', (socket, request: IncomingMessage) => {
    const onCut = (): void => parts.metrics.subscriberCut('websocket');
    const onFault = (err: unknown): void => parts.engine.logger.error({ err }, 'fault');
    const connection = new WebSocketConnection(socket, request, { ...parts, onCut, onFault });
    const operations = new WebSocketOperations(parts, parts.isRouter(request));
    const closed = graphql.opened(connection.asProtocolSocket(), { connection, operations });
    socket.once('close', (code, reason) => {
      operations.endAll();
      void closed(code, String(reason));
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url?.split('?', 1)[0];
    if (path !== '/graphql' || !parts.isOriginAllowed(request)) return refuse(socket, '404 Not Found');
    const place = parts.places.take(remoteAddress(request));
    if ('full' in place) return refuse(socket, fullStatus[place.full]);
    socket.once('close', place.leave);
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  return { close: () => closeAll(sockets) };
}

const fullStatus = { all: '503 Service Unavailable', ofOne: '429 Too Many Requests' } as const;

/** Answers in HTTP what is not going to be a WebSocket. */
function refuse(socket: Duplex, status: string): void {
  const retry = status.startsWith('404') ? '' : 'retry-after: 1\r\n';
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\n${retry}connection: close\r\ncontent-length: 0\r\n\r\n`);
}

function hooksOf(parts: WebSocketParts): ServerOptions<Record<string, unknown>, Extra> {
  return {
    connectionInitWaitTimeout: 5000,
    onConnect: async ({ extra: { connection }, connectionParams = {} }) => {
      const caller = await parts.readCaller(connection.request, connectionParams);
      const isStranger = caller.kind === 'nobody' && caller.isUndecided !== true;
      // The protocol closes with 4403.
      if (isStranger && parts.refusesStrangers) return false;
      const timeout = readConnectionTimeout(connection.request.headers, connectionParams);
      if ('problem' in timeout) {
        connection.close(closeCodes.badRequest, timeout.problem.message);
        return false;
      }
      const forget = endAtExpiry(caller, parts.now, () =>
        connection.close(closeCodes.forbidden, 'Forbidden'),
      );
      connection.socket.once('close', forget);
      return true;
    },
    onSubscribe: async ({ extra: { connection, operations }, connectionParams = {} }, _id, payload) => {
      const { request } = connection;
      const caller = await parts.readCaller(request, connectionParams);
      const timeout = readConnectionTimeout(request.headers, connectionParams);
      const traceparent = readConnectionTraceparent(request.headers, connectionParams);
      const refusal = await parts.refusalOf(request, caller);
      return operations.begin(payload, { caller, timeout, traceparent, refusal });
    },
    onOperation: ({ extra: { connection, operations } }, _id, payload, ...[, result]) => {
      if (!(Symbol.asyncIterator in Object(result))) return undefined;
      const requestId = operations.contextOf(payload)?.requestId ?? '';
      return paced(result as AsyncIterable<ExecutionResult>, {
        room: () => connection.outflow.room(),
        over: parts.metrics.subscriberCame('websocket'),
        // Not completed: what is completed is not resumed.
        failed: (error) => {
          logCauses(parts.engine.logger, requestId, [error]);
          connection.fail();
        },
      });
    },
    onNext: ({ extra: { operations } }, _id, payload, ...[, result]) => {
      const context = operations.contextOf(payload);
      return context && publicResult(result as ExecutionResult, context, parts.engine); // graphql-ws is laxer with `undefined`
    },
    onError: ({ extra: { operations } }, _id, payload, errors) => {
      const context = operations.contextOf(payload);
      const shown = context && publicResult({ errors }, context, parts.engine).errors;
      operations.end(payload);
      return shown;
    },
    onComplete: ({ extra: { operations } }, _id, payload) => operations.end(payload),
  };
}

function closeAll(sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(closeCodes.goingAway, 'Going away');
  return new Promise((resolve) => sockets.close(() => resolve()));
}

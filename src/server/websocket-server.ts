import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { useServer } from 'graphql-ws/use/ws';
import type { ExecutionResult } from 'graphql';
import { NoSchemaIntrospectionCustomRule, specifiedRules, validate } from 'graphql';
import { WebSocketServer } from 'ws';
import type { RequestContext } from '../graphql/request-context.js';
import { publicResult } from '../graphql/run-operation.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import type { Caller } from '../identity/caller.js';

/** What GraphQL over WebSocket stands on. */
export interface WebSocketParts {
  readonly engine: SubscriptionEngine;
  /** Makes the context of one operation; it ends when `callerGone` is aborted. */
  readonly createContext: (caller: Caller, callerGone: AbortSignal) => RequestContext;
  /** Reads the credential from the connection's parameters, or from its headers. */
  readonly readCaller: (request: IncomingMessage, params: Readonly<Record<string, unknown>>) => Caller;
  readonly isOriginAllowed: (request: IncomingMessage) => boolean;
  readonly maxMessageBytes: number;
  readonly heartbeatMs: number;
}

/** A WebSocket endpoint on a server. */
export interface WebSocketEndpoint {
  /** Closes every connection with 1001, going away; clients resume elsewhere. */
  close(): Promise<void>;
}

interface Operation {
  readonly context: RequestContext;
  readonly end: AbortController;
}

/** Serves graphql-transport-ws at `/graphql` of a server. */
export function serveWebSocket(server: Server, parts: WebSocketParts): WebSocketEndpoint {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: parts.maxMessageBytes });
  const operations = new WeakMap<object, Map<string, Operation>>();
  const operationOf = (connection: object, id: string): Operation | undefined =>
    operations.get(connection)?.get(id);
  const graphql = useServer(
    {
      schema: parts.engine.schema,
      connectionInitWaitTimeout: 5000,
      validate: (schema, document) =>
        validate(
          schema,
          document,
          parts.engine.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule],
          { hideSuggestions: !parts.engine.introspection },
        ),
      context: ({ extra, connectionParams }, id) => {
        const end = new AbortController();
        const caller = parts.readCaller(extra.request, connectionParams ?? {});
        const context = parts.createContext(caller, end.signal);
        const all = operations.get(extra.socket) ?? new Map<string, Operation>();
        operations.set(extra.socket, all.set(id, { context, end }));
        return context;
      },
      onNext: ({ extra }, id, ...[, , result]) => {
        const operation = operationOf(extra.socket, id);
        return operation && publicResult(result as ExecutionResult, operation.context);
      },
      onError: ({ extra }, id, _payload, errors) => {
        const operation = operationOf(extra.socket, id);
        return operation && publicResult({ errors }, operation.context).errors;
      },
      onComplete: ({ extra }, id) => {
        operationOf(extra.socket, id)?.end.abort();
        operations.get(extra.socket)?.delete(id);
      },
      onClose: ({ extra }) => {
        for (const { end } of operations.get(extra.socket)?.values() ?? []) end.abort();
      },
    },
    sockets,
    parts.heartbeatMs,
  );
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url?.split('?', 1)[0];
    if (path !== '/graphql' || !parts.isOriginAllowed(request)) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  return {
    close: async () => {
      await graphql.dispose();
    },
  };
}

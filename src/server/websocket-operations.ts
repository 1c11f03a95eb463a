import { getOperationAST, GraphQLError } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { GatewayError } from '../errors/gateway-error.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import { Departure } from '../http/departure.js';
import type { Metrics } from '../metrics/metrics.js';
import type { RequestFacts } from './create-context.js';

/** What operations over a WebSocket stand on. */
export interface WebSocketOperationsParts {
  readonly engine: SubscriptionEngine;
  /** Makes the context of one operation; it ends when `callerGone` happens. */
  readonly createContext: (facts: Omit<RequestFacts, 'requestId'>) => RequestContext;
  readonly metrics: Metrics;
  /** Most operations that one connection runs at a time. */
  readonly maxOperations: number;
}

/** Who begins an operation, how long it may take, what caused it, and the refusal of one that must not run. */
export interface Beginning extends Pick<RequestFacts, 'caller' | 'timeout' | 'traceparent'> {
  readonly refusal?: GatewayError | undefined;
}

interface Operation {
  readonly context: RequestContext;
  readonly end: Departure;
  readonly started: number;
}

/** The operations of one connection, each named by the payload that began it: a client may use an id again at once. */
export class WebSocketOperations {
  readonly #running = new Map<SubscribePayload, Operation>();

  constructor(
    private readonly parts: WebSocketOperationsParts,
    /** True when the router's own token came with the connection. */
    private readonly isRouter = false,
  ) {}

  /** Begins an operation; gives what to run, or the errors to refuse it with. A refusal that is given refuses it. */
  begin(
    payload: SubscribePayload,
    { refusal, ...facts }: Beginning,
  ): ExecutionArgs | readonly GraphQLError[] {
    const { engine, createContext, maxOperations } = this.parts;
    const end = new Departure();
    const context = createContext({ callerGone: end, isRouter: this.isRouter, ...facts });
    this.#running.set(payload, { context, end, started: performance.now() });
    const refused = refusal ?? (this.#running.size > maxOperations ? tooMany(maxOperations) : undefined);
    if (refused) return [new GraphQLError(refused.message, { originalError: refused })];
    const document = engine.checked.documentOf(payload, this.isRouter);
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return [unresolved()];
    context.report.operationName = operation.name?.value;
    return {
      schema: engine.schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? {},
      contextValue: context,
    };
  }

  /** The context of an operation that runs. */
  contextOf(payload: SubscribePayload): RequestContext | undefined {
    return this.#running.get(payload)?.context;
  }

  /** Ends an operation; nothing happens when it has ended. */
  end(payload: SubscribePayload): void {
    const operation = this.#running.get(payload);
    if (operation === undefined) return;
    this.#running.delete(payload);
    operation.end.happen();
    const seconds = (performance.now() - operation.started) / 1000;
    this.parts.metrics.requestDone('websocket', operation.context.report.code, seconds);
  }

  /** Ends every operation. */
  endAll(): void {
    for (const payload of [...this.#running.keys()]) this.end(payload);
  }
}

function tooMany(most: number): GatewayError {
  const message = `A connection may run at most ${most} operations at a time.`;
  return new GatewayError('RATE_LIMITED', message, { retryAfterMs: 1000 });
}

function unresolved(): GraphQLError {
  return new GraphQLError('The document has several operations, or not the one that was named.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  });
}

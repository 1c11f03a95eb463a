import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import type { RequestContext } from '../graphql/request-context.js';
import { beginSubscription, publicResult } from '../graphql/run-operation.js';
import type { OperationRequest, SubscriptionAnswer, SubscriptionEngine } from '../graphql/run-operation.js';
import { isRecord } from '../liveperson/is-record.js';
import { ChunkedAnswer } from './chunked-answer.js';
import { refuse } from './graphql-route.js';
import { HttpRefusal, readJsonBody } from './read-body.js';
import type { StreamFormat } from './stream-format.js';

/** What streaming subscriptions over HTTP stands on. */
export interface StreamRouteParts {
  readonly engine: SubscriptionEngine;
  readonly format: StreamFormat;
  readonly limitBodyBytes: number;
  readonly heartbeatMs: number;
  /** Aborted when the gateway goes away: streams are cut, and resume elsewhere. */
  readonly ending: AbortSignal;
}

/** Subscriptions as one long HTTP answer, in Server-Sent Events or in Apollo's multipart form. */
export class StreamRoute {
  constructor(private readonly parts: StreamRouteParts) {}

  /** Answers one request; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    try {
      const operation = await readOperation(request, this.parts.limitBodyBytes);
      const resumed = resumeAt(context, request.headers['last-event-id']);
      const answer = await beginSubscription(this.parts.engine, operation, resumed);
      await this.#write(response, answer, context);
    } catch (error) {
      if (error instanceof HttpRefusal) refuse(response, error, context);
      else response.destroy();
    }
  }

  async #write(response: ServerResponse, answer: SubscriptionAnswer, context: RequestContext): Promise<void> {
    const { format, heartbeatMs, ending } = this.parts;
    if (answer.kind === 'notSubscription') throw badRequest(400, 'Only subscriptions are answered here.');
    response.writeHead(200, { ...format.headers, 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    if (format.start !== '') response.write(format.start);
    const pieces = new ChunkedAnswer(response, { text: format.heartbeat, everyMs: heartbeatMs });
    if (answer.kind === 'refused') {
      pieces.end(format.piece(answer.result, undefined) + format.end);
      return;
    }
    response.flushHeaders();
    const stop = (): void => void answer.results.return();
    response.once('close', stop);
    ending.addEventListener('abort', stop, { once: true });
    for await (const result of answer.results) {
      const shown = publicResult(result, context);
      await pieces.write(format.piece(shown, cursorOf(shown)));
      if (response.destroyed) return;
    }
    ending.removeEventListener('abort', stop);
    // Cut rather than completed: what is completed is not resumed.
    pieces.end(ending.aborted ? '' : format.end);
  }
}

/** EventSource says where it left off by a header; it then counts more than the operation's own `after`. */
function resumeAt(context: RequestContext, lastEventId: string | string[] | undefined): RequestContext {
  const { follow } = context;
  if (typeof lastEventId !== 'string' || lastEventId === '') return context;
  return { ...context, follow: (key) => follow(key, lastEventId) };
}

async function readOperation(request: IncomingMessage, limitBodyBytes: number): Promise<OperationRequest> {
  const body =
    request.method === 'GET' ? fromQuery(request.url ?? '') : await readJsonBody(request, limitBodyBytes);
  if (!isRecord(body) || typeof body['query'] !== 'string')
    throw badRequest(400, 'Send a GraphQL request with a query.');
  const { query, operationName, variables } = body;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw badRequest(400, 'operationName must be a text.');
  }
  if (variables !== undefined && variables !== null && !isRecord(variables))
    throw badRequest(400, 'variables must be an object.');
  return { query, operationName, variables };
}

function fromQuery(url: string): unknown {
  const params = new URL(url, 'http://gateway').searchParams;
  const variables = params.get('variables');
  try {
    return {
      query: params.get('query'),
      operationName: params.get('operationName'),
      variables: variables === null ? null : (JSON.parse(variables) as unknown),
    };
  } catch {
    throw badRequest(400, 'variables must be JSON.');
  }
}

function badRequest(status: number, message: string): HttpRefusal {
  return new HttpRefusal(status, new GatewayError('BAD_REQUEST', message));
}

/** The cursor of an event, wherever its field was given another name. */
function cursorOf({ data }: FormattedExecutionResult): string | undefined {
  const event = data === null || data === undefined ? undefined : Object.values(data)[0];
  const cursor = isRecord(event) ? event['cursor'] : undefined;
  return typeof cursor === 'string' ? cursor : undefined;
}

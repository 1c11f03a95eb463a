import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import { logCauses } from '../graphql/log-causes.js';
import type { RequestContext } from '../graphql/request-context.js';
import { beginSubscription, publicResult } from '../graphql/run-operation.js';
import type { OperationRequest } from '../graphql/checked-documents.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import { isRecord } from '../liveperson/is-record.js';
import type { Metrics } from '../metrics/metrics.js';
import { ChunkedAnswer } from './chunked-answer.js';
import { endAtExpiry, expiredResult } from './end-at-expiry.js';
import { refuse } from './graphql-route.js';
import type { Patience } from './outflow.js';
import type { Places } from './places.js';
import { HttpRefusal, readJsonBody } from './read-body.js';
import type { BodyLimits } from './read-body.js';
import type { StreamFormat } from './stream-format.js';

/** What streaming subscriptions over HTTP stands on. */
export interface StreamRouteParts {
  readonly engine: SubscriptionEngine;
  readonly format: StreamFormat;
  readonly bodyLimits: BodyLimits;
  readonly heartbeatMs: number;
  readonly patience: Patience;
  /** Aborted when the gateway goes away: streams are cut, and resume elsewhere. */
  readonly ending: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly metrics: Metrics;
  readonly places: Places;
}

/** Subscriptions as one long HTTP answer, in Server-Sent Events or in Apollo's multipart form. */
export class StreamRoute {
  readonly isStream = true;

  constructor(private readonly parts: StreamRouteParts) {}

  /** Answers one request; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    try {
      const operation = await readOperation(request, this.parts.bodyLimits);
      resumeAt(context, request.headers['last-event-id']);
      const answer = await beginSubscription(this.parts.engine, operation, context);
      if (answer.kind === 'notSubscription') throw badRequest(400, 'Only subscriptions are answered here.');
      if (answer.kind === 'refused') this.#refuse(response, answer.result);
      else await this.#tellInPlace(response, answer.results, context);
    } catch (error) {
      if (error instanceof HttpRefusal) refuse(response, error, context);
      else response.destroy();
    }
  }

  #refuse(response: ServerResponse, result: FormattedExecutionResult): void {
    const { format } = this.parts;
    this.#begin(response).end(format.piece(result, undefined) + format.end);
  }

  async #tellInPlace(response: ServerResponse, results: Results, context: RequestContext): Promise<void> {
    const place = this.parts.places.take();
    if ('full' in place) {
      await results.return();
      const full = new GatewayError('RATE_LIMITED', 'Too many streams.', { retryAfterMs: 1000 });
      throw new HttpRefusal(429, full);
    }
    try {
      await this.#tell(response, results, context);
    } finally {
      place.leave();
    }
  }

  async #tell(response: ServerResponse, results: Results, context: RequestContext): Promise<void> {
    const { engine, format, ending, metrics, now } = this.parts;
    const pieces = this.#begin(response);
    response.flushHeaders();
    const left = metrics.subscriberCame(format.transport);
    const stop = (): void => void results.return();
    const expiry = new AbortController();
    expiry.signal.addEventListener('abort', stop);
    const forget = endAtExpiry(context.caller, now, () => expiry.abort());
    response.once('close', stop);
    if (response.destroyed) stop();
    ending.addEventListener('abort', stop, { once: true });
    try {
      for await (const result of results) {
        const shown = publicResult(result, context, engine);
        await pieces.write(format.piece(shown, cursorOf(shown)));
        if (response.destroyed) return;
      }
    } catch (error) {
      logCauses(engine.logger, context.requestId, [error]);
      throw error;
    } finally {
      ending.removeEventListener('abort', stop);
      forget();
      left();
    }
    const last = expiry.signal.aborted ? format.piece(expiredResult(context), undefined) : '';
    // Cut rather than completed: what is completed is not resumed.
    pieces.end(ending.aborted ? '' : last + format.end);
  }

  #begin(response: ServerResponse): ChunkedAnswer {
    const { format, heartbeatMs, patience, metrics } = this.parts;
    response.writeHead(200, { ...format.headers, 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    if (format.start !== '') response.write(format.start);
    const heartbeat = { text: format.heartbeat, everyMs: heartbeatMs };
    const onCut = (): void => metrics.subscriberCut(format.transport);
    return new ChunkedAnswer(response, { heartbeat, patience, onCut });
  }
}

type Results = AsyncGenerator<ExecutionResult, void, void>;

/** EventSource says where it left off by a header; it then counts more than the operation's own `after`. */
function resumeAt(context: RequestContext, lastEventId: string | string[] | undefined): void {
  if (typeof lastEventId === 'string' && lastEventId !== '') context.resumesAfter = lastEventId;
}

async function readOperation(request: IncomingMessage, bodyLimits: BodyLimits): Promise<OperationRequest> {
  const body =
    request.method === 'GET' ? fromQuery(request.url ?? '') : await readJsonBody(request, bodyLimits);
  if (!isRecord(body)) throw badRequest(400, 'Send a GraphQL request with a query.');
  const { operationName, variables, extensions } = body;
  const isNamed = isRecord(extensions) && isRecord(extensions['persistedQuery']);
  const query = body['query'] ?? (isNamed ? '' : undefined);
  if (typeof query !== 'string') throw badRequest(400, 'Send a GraphQL request with a query.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw badRequest(400, 'operationName must be a text.');
  }
  if (variables !== undefined && variables !== null && !isRecord(variables))
    throw badRequest(400, 'variables must be an object.');
  return { query, operationName, variables, ...(isNamed && { extensions }) };
}

function fromQuery(url: string): unknown {
  const params = new URL(url, 'http://gateway').searchParams;
  const jsonOf = (name: string): unknown => {
    const text = params.get(name);
    return text === null ? null : JSON.parse(text);
  };
  try {
    return {
      query: params.get('query'),
      operationName: params.get('operationName'),
      variables: jsonOf('variables'),
      extensions: jsonOf('extensions'),
    };
  } catch {
    throw badRequest(400, 'variables and extensions must be JSON.');
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

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Config } from '../config/config.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { Caller } from '../identity/caller.js';
import { readCaller } from '../identity/read-caller.js';
import type { Logger } from '../log/logger.js';
import { applyCors } from './cors.js';
import { explorerPage } from './explorer-page.js';
import { refuse } from './graphql-route.js';
import type { GraphqlRoute } from './graphql-route.js';
import type { InFlight } from './in-flight.js';
import { HttpRefusal } from './read-body.js';
import { requestIdOf } from './request-id.js';

/** What the paths of the gateway stand on. */
export interface RouteParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly route: GraphqlRoute;
  readonly inFlight: InFlight;
  readonly phase: { readonly ready: boolean; readonly draining: boolean };
  readonly createContext: (requestId: string, caller: Caller, callerGone: AbortSignal) => RequestContext;
}

/** The gateway's paths on node:http. */
export function createRoutes(parts: RouteParts): RequestListener {
  const origins = new Set(parts.config.corsOrigins);
  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    const path = request.url?.split('?', 1)[0];
    if (path === '/graphql') {
      applyCors(request, response, origins);
      answerGraphql(parts, request, response);
    } else if (path === '/livez') plain(response, 200, 'alive');
    else if (path === '/readyz')
      plain(response, parts.phase.ready ? 200 : 503, parts.phase.ready ? 'ready' : 'not ready');
    else if (path === '/' && parts.config.explorer) response.writeHead(302, { location: '/graphql' }).end();
    else plain(response, 404, 'There is nothing here. GraphQL is at /graphql.');
  };
}

function answerGraphql(parts: RouteParts, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request;
  if (method === 'OPTIONS') {
    response.writeHead(204, { allow: 'GET, POST, OPTIONS' }).end();
  } else if (parts.config.explorer && method === 'GET' && headers.accept?.includes('text/html') === true) {
    const page = explorerPage(ownUrl(request), parts.config.accounts[0]?.id ?? '');
    response.writeHead(200, page.headers).end(page.html);
  } else void execute(parts, request, response);
}

async function execute(parts: RouteParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now();
  const callerGone = new AbortController();
  const requestId = requestIdOf(request.headers['x-request-id']);
  const caller = readCaller(request.headers, parts.config.credentials);
  const context = parts.createContext(requestId, caller, callerGone.signal);
  response.setHeader('x-request-id', requestId);
  response.setHeader('cache-control', 'no-store');
  response.once('close', () => {
    if (!response.writableFinished) callerGone.abort();
  });
  parts.inFlight.begin();
  try {
    if (parts.phase.draining) refuseDraining(response, context);
    else await parts.route.answer(request, response, context);
  } finally {
    parts.inFlight.end();
    writeLogLine(parts.logger, context, {
      status: response.statusCode,
      durationMs: performance.now() - started,
    });
  }
}

function refuseDraining(response: ServerResponse, context: RequestContext): void {
  response.setHeader('connection', 'close');
  const error = new GatewayError('SHUTTING_DOWN', 'This replica is shutting down.', { retryAfterMs: 0 });
  refuse(response, new HttpRefusal(503, error), context);
}

function writeLogLine(
  logger: Logger,
  context: RequestContext,
  facts: { status: number; durationMs: number },
): void {
  const { operationName, accountIds, code, outcome } = context.report;
  logger.info(
    {
      requestId: context.requestId,
      operation: operationName?.slice(0, 100),
      // A caller may name any text; only what looks like an account is written.
      accounts: [...accountIds].slice(0, 5).map((id) => id.slice(0, 64)),
      status: facts.status,
      durationMs: Math.round(facts.durationMs * 10) / 10,
      upstreamCalls: context.scope.call.counter.calls,
      outcome: outcome ?? 'OK',
      code,
    },
    'request',
  );
}

/** The address by which the browser reached this gateway; a name that is no host is not repeated into the page. */
function ownUrl({ headers, socket }: IncomingMessage): string {
  const host = /^[\w.[\]:-]{1,255}$/.test(headers.host ?? '')
    ? headers.host
    : `127.0.0.1:${socket.localPort ?? ''}`;
  return `http://${host ?? ''}`;
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

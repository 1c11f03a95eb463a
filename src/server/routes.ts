import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Config } from '../config/config.js';
import type { Code } from '../errors/codes.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { Metrics } from '../metrics/metrics.js';
import { applyCors } from './cors.js';
import { explorerPage } from './explorer-page.js';
import { answerMetrics } from './metrics-route.js';
import type { Pages } from './compose-pages.js';
import { track } from './track.js';
import type { TrackParts } from './track.js';

/** What answers one kind of request. */
export interface Answerer {
  /** True for what lasts as long as its caller listens. */
  readonly isStream?: boolean;
  /** Answers; never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void>;
}

/** What answers on each path. */
export interface Answerers {
  readonly graphql: Answerer;
  readonly files: Answerer;
  /** Subscriptions as Server-Sent Events, and in Apollo's multipart form. */
  readonly sse: Answerer;
  readonly multipart: Answerer;
  readonly webhooks: { answer(request: IncomingMessage, response: ServerResponse): Promise<void> };
}

type ApiKind = Exclude<keyof Answerers, 'webhooks'>;

/** What the paths of the gateway stand on. */
export interface RouteParts extends TrackParts, Answerers {
  readonly config: Config;
  readonly phase: { readonly ready: boolean; readonly draining: boolean };
  readonly metrics: Metrics;
  readonly pages: Pages;
}

/** The gateway's paths on node:http. */
export function createRoutes(parts: RouteParts): RequestListener {
  const { config, metrics } = parts;
  const origins = new Set(config.corsOrigins);
  const answerApi = (kind: ApiKind, request: IncomingMessage, response: ServerResponse): void => {
    applyCors(request, response, origins);
    if (request.method === 'OPTIONS') response.writeHead(204, { allow: 'GET, POST, OPTIONS' }).end();
    else void track(parts, parts[kind], { request, response, kind });
  };
  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    const path = pathOf(request);
    if (path === '/graphql' && config.explorer && wantsPage(request)) answerPage(config, request, response);
    else if (path === '/graphql') answerApi(wantsParts(request) ? 'multipart' : 'graphql', request, response);
    else if (path === '/graphql/stream') answerApi('sse', request, response);
    else if (path === '/webhooks/liveperson') answerWebhook(parts, request, response);
    else if (path === '/files' || path.startsWith('/files/')) answerApi('files', request, response);
    else if (path === '/metrics') void answerMetrics(metrics, request, response);
    else answerOther(parts, path, { request, response });
  };
}

function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** Pages from our own files; then what a probe or a passer-by asks for. */
function answerOther(
  parts: RouteParts,
  path: string,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): void {
  const [, name, rest = ''] = /^\/(chat|explorer)(?:\/(.*))?$/.exec(path) ?? [];
  const page = name === 'chat' || name === 'explorer' ? parts.pages[name] : undefined;
  if (page !== undefined) page(request, response, rest);
  else if (path === '/' && parts.config.explorer) response.writeHead(302, { location: '/graphql' }).end();
  else answerPlain(path, readinessOf(parts), response);
}

const ready = 'ready';

function readinessOf({ phase, load }: RouteParts): string {
  if (!phase.ready) return 'not ready';
  return load.isOverloaded ? 'overloaded' : ready;
}

function answerPlain(path: string, readiness: string, response: ServerResponse): void {
  if (path === '/livez') plain(response, 200, 'alive');
  else if (path === '/readyz') plain(response, readiness === ready ? 200 : 503, readiness);
  else plain(response, 404, 'There is nothing here. GraphQL is at /graphql.');
}

/** Apollo's clients and router say so for subscriptions only. */
const wantsParts = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' && /multipart\/mixed\s*;[^,]*subscriptionSpec/i.test(headers.accept ?? '');

/** What a webhook was refused with, in the words of other requests. */
const webhookCodes: Readonly<Record<number, Code>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  405: 'BAD_REQUEST',
  413: 'PAYLOAD_TOO_LARGE',
  503: 'INTERNAL_SERVER_ERROR',
};

/** LivePerson's own door: no caller, no CORS; while draining it is told to come again. */
function answerWebhook(
  { webhooks, inFlight, phase, metrics }: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const started = performance.now();
  const count = (code: Code | undefined): void =>
    metrics.requestDone('webhooks', code, (performance.now() - started) / 1000);
  if (phase.draining) {
    count('SHUTTING_DOWN');
    response.writeHead(503, { connection: 'close', 'retry-after': '2' }).end();
    return;
  }
  const done = inFlight.begin(response);
  void webhooks.answer(request, response).finally(() => {
    done();
    count(webhookCodes[response.statusCode]);
  });
}

const wantsPage = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.accept?.includes('text/html') === true;

function answerPage(config: Config, request: IncomingMessage, response: ServerResponse): void {
  const page = explorerPage(ownUrl(request), config.accounts[0]?.id ?? '');
  response.writeHead(200, page.headers).end(page.html);
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

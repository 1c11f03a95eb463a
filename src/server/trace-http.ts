import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Span, Tracing } from '../tracing/tracing.js';

/** The paths that are traced; what Prometheus and the orchestrator ask is not. */
const routes = ['/graphql', '/graphql/stream', '/webhooks/liveperson', '/files'];
const methods = ['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'DELETE', 'PATCH'];

/** The same listener, each request of which is a span: that of the caller's `traceparent`, or the first of a new trace. */
export function traceHttp(tracing: Tracing | undefined, listener: RequestListener): RequestListener {
  if (tracing === undefined) return listener;
  return (request, response) => {
    const route = routeOf(request.url?.split('?', 1)[0] ?? '');
    if (route === undefined) return listener(request, response);
    const span = begin(tracing, request, route);
    response.once('close', () => finish(span, response));
    tracing.within(span, () => listener(request, response));
  };
}

/** A file's own path is a key to it, so that only its form is told. */
function routeOf(path: string): string | undefined {
  return path.startsWith('/files/') ? '/files/{token}' : routes.find((route) => route === path);
}

function begin(
  tracing: Tracing,
  { method = '', headers, httpVersion }: IncomingMessage,
  route: string,
): Span {
  const isKnown = methods.includes(method);
  const { traceparent } = headers;
  return tracing.begin({
    name: `${isKnown ? method : 'HTTP'} ${route}`,
    kind: 'server',
    cause: typeof traceparent === 'string' ? traceparent : undefined,
    facts: {
      'http.request.method': isKnown ? method : '_OTHER',
      'http.route': route,
      'url.path': route,
      'url.scheme': 'http',
      'network.protocol.version': httpVersion,
    },
  });
}

function finish(span: Span, response: ServerResponse): void {
  if (response.headersSent) span.note({ 'http.response.status_code': response.statusCode });
  if (response.headersSent && response.statusCode >= 500) span.fail(String(response.statusCode));
  if (!response.headersSent) span.fail('caller_gone');
  span.end();
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayError } from '../errors/gateway-error.js';
import type { RequestContext } from '../graphql/request-context.js';
import { Departure } from '../http/departure.js';
import type { Callers } from '../identity/callers.js';
import type { Logger } from '../log/logger.js';
import type { RequestKind } from '../metrics/labels.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Rates } from './compose-rates.js';
import type { RequestFacts } from './create-context.js';
import { refuse } from './graphql-route.js';
import type { InFlight } from './in-flight.js';
import type { LoadWatch } from './load-watch.js';
import { HttpRefusal } from './read-body.js';
import { remoteAddress } from './remote-address.js';
import { requestIdOf } from './request-id.js';
import { readRequestTimeout, timeoutHeader } from './request-timeout.js';

/** What following a request stands on. */
export interface TrackParts {
  readonly callers: Callers;
  readonly logger: Logger;
  readonly inFlight: InFlight;
  readonly load: LoadWatch;
  readonly phase: { readonly draining: boolean };
  readonly createContext: (facts: RequestFacts) => RequestContext;
  readonly metrics: Pick<Metrics, 'requestDone'>;
  readonly rates: Rates;
}

/** A request, its answer, and the way it came. */
export interface TrackedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly kind: RequestKind;
}

/** Lets a request be answered, and sees to what every request has: an id, a caller, a context, a count and a log line. */
export async function track(
  parts: TrackParts,
  answerer: {
    /** True for what lasts as long as its caller listens. */
    readonly isStream?: boolean;
    answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void>;
  },
  { request, response, kind }: TrackedRequest,
): Promise<void> {
  const started = performance.now();
  const callerGone = new Departure();
  const requestId = requestIdOf(request.headers['x-request-id']);
  const read = parts.callers.read(request.headers);
  // Without anything to verify the request goes on in the same turn.
  const caller = read instanceof Promise ? await read : read;
  // Who went away meanwhile is not told so again.
  if (response.destroyed) return;
  const isRouter = parts.callers.isRouter(request.headers);
  const timeout = readRequestTimeout(request.headers[timeoutHeader]);
  const facts = { requestId, caller, callerGone, isRouter, timeout };
  const context = parts.createContext(facts);
  response.setHeader('x-request-id', requestId);
  response.setHeader('cache-control', 'no-store');
  const done = parts.inFlight.begin(response, callerGone);
  const leave = answerer.isStream === true ? () => undefined : parts.load.enter();
  try {
    const { caller: rate } = parts.rates;
    const tooOften = rate && (await rate.spend(caller, { address: remoteAddress(request), isRouter }));
    if (parts.phase.draining) refuseDraining(response, context);
    else if ('problem' in timeout) refuse(response, new HttpRefusal(400, timeout.problem), context);
    else if (leave === undefined) refuseOverloaded(response, context);
    else if (tooOften) refuseWaiting(response, tooOften, context);
    else await answerer.answer(request, response, context);
  } finally {
    leave?.();
    done();
    const durationMs = performance.now() - started;
    parts.metrics.requestDone(context.report.kind ?? kind, context.report.code, durationMs / 1000);
    writeLogLine(parts.logger, context, { status: response.statusCode, durationMs });
  }
}

function refuseDraining(response: ServerResponse, context: RequestContext): void {
  response.setHeader('connection', 'close');
  const error = new GatewayError('SHUTTING_DOWN', 'This replica is shutting down.', { retryAfterMs: 0 });
  refuse(response, new HttpRefusal(503, error), context);
}

function refuseOverloaded(response: ServerResponse, context: RequestContext): void {
  response.setHeader('retry-after', '1');
  const error = new GatewayError('RATE_LIMITED', 'This replica has too much to do.', { retryAfterMs: 1000 });
  refuse(response, new HttpRefusal(503, error), context);
}

function refuseWaiting(response: ServerResponse, error: GatewayError, context: RequestContext): void {
  response.setHeader('retry-after', String(Math.ceil((error.facts.retryAfterMs ?? 0) / 1000)));
  refuse(response, new HttpRefusal(429, error), context);
}

function writeLogLine(
  logger: Logger,
  context: RequestContext,
  facts: { status: number; durationMs: number },
): void {
  const { operationName, accountIds, code, outcome, cost, isCompiled } = context.report;
  logger.info(
    {
      requestId: context.requestId,
      operation: operationName?.slice(0, 100),
      // A caller may name any text; only what looks like an account is written.
      accounts: [...accountIds].slice(0, 5).map((id) => id.slice(0, 64)),
      status: facts.status,
      durationMs: Math.round(facts.durationMs * 10) / 10,
      cost,
      // Only where it is so, as with the code of an error.
      compiled: isCompiled,
      upstreamCalls: context.scope.call.counter.calls,
      outcome: outcome ?? 'OK',
      code,
    },
    'request',
  );
}

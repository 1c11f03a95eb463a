import type { Dispatcher } from 'undici';
import { tooManyCalls } from '../errors/too-many-calls.js';
import { fromTransport } from '../errors/from-upstream.js';
import { TransportFailure } from '../errors/transport-failure.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { CallContext } from './call-context.js';
import type { Metrics } from '../metrics/metrics.js';
import { ResponseCollector } from './response-collector.js';
import type { UpstreamResponse } from './response-collector.js';

/** One call to LivePerson. */
export interface UpstreamRequest extends UpstreamCall {
  readonly method: 'GET' | 'POST';
  readonly origin: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Limits of one call. */
export interface HttpClientOptions {
  readonly dispatcher: Dispatcher;
  readonly maxResponseBytes: number;
  /** Told of each call that has ended. */
  readonly metrics?: Pick<Metrics, 'upstreamDone'> | undefined;
}

/** Less is no time to send in: a timer may fire a moment before its time. */
const leastMs = 5;

/** The one door to LivePerson. */
export class HttpClient {
  constructor(private readonly options: HttpClientOptions) {}

  /**
   * Sends once and answers with whatever status came; a call without an answer throws a GatewayError that says
   * whether anything left. The caller's going away stops what is not sent yet, and reads; what must happen
   * once is seen to its end, so that its outcome is known here.
   */
  send(request: UpstreamRequest, call: CallContext): Promise<UpstreamResponse> {
    return new Promise((resolve, reject) => {
      const fail = (failure: TransportFailure): void => reject(fromTransport(request, failure));
      const remainingMs = call.deadline - performance.now();
      if (call.callerGone?.aborted === true) return fail(new TransportFailure('aborted', false));
      if (remainingMs < leastMs) return fail(new TransportFailure('timeout', false));
      if (!call.take()) return reject(tooManyCalls());

      const started = performance.now();
      const collector = new ResponseCollector(this.options.maxResponseBytes, (response, failure) => {
        clearTimeout(timer);
        call.callerGone?.removeEventListener('abort', onCallerGone);
        const seconds = (performance.now() - started) / 1000;
        const kind = failure?.kind ?? 'broken';
        this.options.metrics?.upstreamDone(request.service, response ? outcomeOf(response) : kind, seconds);
        if (response !== undefined) resolve(response);
        else fail(failure ?? new TransportFailure(kind, collector.sent));
      });
      const timer = setTimeout(() => collector.stop('timeout'), remainingMs);
      const onCallerGone = (): void => {
        if (request.effect === 'none' || !collector.sent) collector.stop('aborted');
      };
      call.callerGone?.addEventListener('abort', onCallerGone);
      this.#dispatch(request, collector);
    });
  }

  #dispatch(request: UpstreamRequest, collector: ResponseCollector): void {
    const { method, origin, path, headers = {}, body = null } = request;
    try {
      this.options.dispatcher.dispatch({ method, origin, path, headers, body }, collector);
    } catch {
      // A request that undici refuses to build, such as one with a broken header, never left.
      collector.stop('malformed');
    }
  }
}

function outcomeOf({ status }: UpstreamResponse): string {
  return status < 400 ? 'ok' : 'rejected';
}

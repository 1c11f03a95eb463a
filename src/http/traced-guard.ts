import { pathTemplate } from '../liveperson/path-template.js';
import { traced } from '../tracing/traced.js';
import type { SpanStart, Tracing } from '../tracing/tracing.js';
import type { CallContext } from './call-context.js';
import type { TriedAnswer } from './retry-policy.js';
import { UpstreamGuard } from './upstream-guard.js';
import type { GuardedCall, GuardParts, Way } from './upstream-guard.js';

/**
 * A guard that makes each try of a call a span. LivePerson is told nothing of it: a `traceparent` would be one more thing
 * that a third party learns, and its answers know none.
 */
export class TracedGuard extends UpstreamGuard {
  constructor(
    parts: GuardParts,
    private readonly tracing: Tracing,
  ) {
    super(parts);
  }

  override run<A extends TriedAnswer>(upstream: GuardedCall, call: CallContext, way: Way<A>): Promise<A> {
    let tries = 0;
    const send = (): Promise<A> => this.#try(startOf(upstream, way, tries++), way);
    return super.run(upstream, call, { ...way, send });
  }

  #try<A extends TriedAnswer>(start: SpanStart, { send }: Way<A>): Promise<A> {
    const work = async (span: ReturnType<Tracing['begin']>): Promise<A> => {
      const answer = await send();
      span.note({ 'http.response.status_code': answer.status });
      if (answer.status >= 400) span.fail(String(answer.status));
      return answer;
    };
    return traced(this.tracing, start, work);
  }
}

/** The address itself holds ids and, for files, a signature: only its form is told. */
function startOf(
  { service, origin, method: named, path = '' }: GuardedCall,
  { isStream = false }: Way<TriedAnswer>,
  tries: number,
): SpanStart {
  const { hostname, port, protocol } = new URL(origin);
  const template = pathTemplate(path);
  // Of the calls that do not name it, files go up as streams and come down as bytes.
  const method = named ?? (isStream ? 'PUT' : 'GET');
  return {
    name: template === undefined ? method : `${method} ${template}`,
    kind: 'client',
    facts: {
      'http.request.method': method,
      'server.address': hostname,
      'server.port': port === '' ? usualPorts[protocol] : Number(port),
      'url.template': template,
      'peer.service': service,
      'http.request.resend_count': tries === 0 ? undefined : tries,
    },
  };
}

const usualPorts: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

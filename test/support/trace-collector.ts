import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { openTracing } from '../../src/tracing/open-tracing.js';
import type { Tracing } from '../../src/tracing/tracing.js';

/** A span as a collector was told of it; ids in hexadecimal. */
export interface SeenSpan {
  readonly name: string;
  /** As OTLP numbers them: 1 within, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  /** 2 is an error. */
  readonly status: number;
}

/** A collector that listens, and a gateway's way to it. */
export interface TraceCollector {
  readonly tracing: Tracing;
  /** Sends what is left; from then on nothing is traced. */
  readonly spans: () => Promise<readonly SeenSpan[]>;
  /** All that came, as it came, with the headers it came with. */
  readonly raw: () => string;
}

/** Runs a test with a collector of traces, which takes OTLP as JSON over HTTP, and closes both. */
export async function withCollector(
  run: (collector: TraceCollector) => Promise<void>,
  settings: { readonly sampler?: string } = {},
): Promise<void> {
  const bodies: string[] = [];
  let headers = '';
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(body);
      headers += JSON.stringify([request.url, request.headers]);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const tracing = await openTracing({
    url: `http://127.0.0.1:${port}/v1/traces`,
    serviceName: 'gateway-under-test',
    sampler: { name: settings.sampler ?? 'parentbased_always_on', ratio: 1 },
  });
  if (tracing === undefined) throw new Error('nothing is traced');
  try {
    await run({
      tracing,
      spans: async () => {
        await tracing.close();
        return bodies.flatMap((body) => spansIn(JSON.parse(body) as Exported));
      },
      raw: () => headers + bodies.join('\n'),
    });
  } finally {
    await tracing.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** OTLP as JSON, as far as it is read here. */
interface Exported {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Sent[] }[] }[];
}
interface Sent extends Omit<SeenSpan, 'attributes' | 'links' | 'status'> {
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly links?: SeenSpan['links'];
  readonly status?: { readonly code?: number };
}

function spansIn({ resourceSpans }: Exported): SeenSpan[] {
  const sent = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  return sent.map((span) => ({
    ...span,
    attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    links: span.links ?? [],
    status: span.status?.code ?? 0,
  }));
}

/** Names of spans from one up to the first of its trace. */
export function wayUp(spans: readonly SeenSpan[], from: SeenSpan): string[] {
  const parent = spans.find(({ spanId }) => spanId === from.parentSpanId);
  return [from.name, ...(parent ? wayUp(spans, parent) : [])];
}

/** The one span of a name; fails with the names that there are. */
export function oneNamed(spans: readonly SeenSpan[], name: string): SeenSpan {
  const found = spans.filter((span) => span.name === name);
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new Error(`${found.length} of ${name} in ${spans.map((span) => span.name).join(', ')}`);
  return first;
}

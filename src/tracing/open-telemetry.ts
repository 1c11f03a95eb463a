import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config/config.js';
import { OpenTelemetrySpan, spanKinds } from './open-telemetry-span.js';
import { samplerOf } from './sampler.js';
import { readTraceparent } from './traceparent.js';
import type { Span, SpanStart, Tracing } from './tracing.js';

/** Sends spans to a collector by OTLP over HTTP. Nothing global is registered: only what the gateway wraps is traced. */
export function startOpenTelemetry(
  { url, headers, serviceName, sampler }: TracingConfig,
  onLost: (spans: number) => void,
): Tracing {
  const exporter = telling(
    new OTLPTraceExporter({ url, headers: headersOf(headers?.reveal() ?? '') }),
    onLost,
  );
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes({ 'service.name': serviceName })),
    sampler: samplerOf(sampler),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const close = (): Promise<void> => {
    // A collector that is gone must not hold up the end of the process.
    const late = setTimeout(closeMs, undefined, { ref: false });
    return Promise.race([provider.shutdown(), late]).catch(() => undefined);
  };
  return new OpenTelemetry(provider.getTracer('conversation-gateway'), close);
}

/** How long the last spans may take to leave. */
const closeMs = 2000;

/** The same exporter, which says when it could not. */
function telling(exporter: SpanExporter, onLost: (spans: number) => void): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error !== undefined) onLost(spans.length);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

class OpenTelemetry implements Tracing {
  readonly #around = new AsyncLocalStorage<OpenTelemetrySpan>();

  constructor(
    private readonly tracer: Tracer,
    readonly close: () => Promise<void>,
  ) {}

  get current(): Span | undefined {
    return this.#around.getStore();
  }

  begin({ name, kind, facts = {}, cause, seeAlso }: SpanStart): Span {
    const told = readTraceparent(cause);
    const around = this.#around.getStore()?.span;
    const elsewhere = told && trace.setSpanContext(ROOT_CONTEXT, { ...told, isRemote: true });
    const parent = elsewhere ?? (around ? trace.setSpan(ROOT_CONTEXT, around) : ROOT_CONTEXT);
    const link = readTraceparent(seeAlso);
    const links = link === undefined ? [] : [{ context: link }];
    const attributes = { ...facts };
    return new OpenTelemetrySpan(
      this.tracer.startSpan(name, { kind: spanKinds[kind ?? 'internal'], attributes, links }, parent),
    );
  }

  within<T>(span: Span, work: () => T): T {
    return this.#around.run(span as OpenTelemetrySpan, work); // made by `begin`, as every span is
  }
}

/** As the standard has them: `name=value` between commas, values percent-encoded. */
function headersOf(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Span as ApiSpan } from '@opentelemetry/api';
import { writeTraceparent } from './traceparent.js';
import type { Span, SpanFacts } from './tracing.js';

/** Kinds of spans, by the gateway's words. */
export const spanKinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

/** A span of OpenTelemetry. */
export class OpenTelemetrySpan implements Span {
  constructor(readonly span: ApiSpan) {}

  get traceparent(): string {
    return writeTraceparent(this.span.spanContext());
  }

  get ids(): Span['ids'] {
    const { traceId, spanId } = this.span.spanContext();
    return { trace_id: traceId, span_id: spanId };
  }

  rename(name: string): void {
    this.span.updateName(name);
  }

  note(facts: SpanFacts): void {
    this.span.setAttributes(facts);
  }

  fail(errorType: string): void {
    this.span.setAttribute('error.type', errorType);
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    this.span.end();
  }
}

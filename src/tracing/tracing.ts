/** Facts about a span, by the names of OpenTelemetry's conventions; undefined ones are left out. No text of a caller goes here. */
export type SpanFacts = Readonly<Record<string, string | number | undefined>>;

/** What a span begins with. */
export interface SpanStart {
  readonly name: string;
  /** The part this process plays in it; within the process itself when absent. */
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer';
  readonly facts?: SpanFacts;
  /** The `traceparent` of what caused it elsewhere; what runs around it when absent or unreadable. */
  readonly cause?: string | undefined;
  /** The `traceparent` of something else that it belongs to. */
  readonly seeAlso?: string | undefined;
}

/** Something that takes time, from its beginning to `end`. */
export interface Span {
  /** What another process says it was caused by, in W3C's form. */
  readonly traceparent: string;
  /** As it stands beside log lines. */
  readonly ids: { readonly trace_id: string; readonly span_id: string };
  rename(name: string): void;
  note(facts: SpanFacts): void;
  /** Marks it as failed; a word of a closed list, never a message. */
  fail(errorType: string): void;
  end(): void;
}

/** Tells where time went. Where nobody wants to know there is none, and nothing is wrapped. */
export interface Tracing {
  /** The span that the running code is in. */
  readonly current: Span | undefined;
  begin(start: SpanStart): Span;
  /** Runs work in a span: what begins there is a part of it. */
  within<T>(span: Span, work: () => T): T;
  /** Sends what is left and stops. */
  readonly close: () => Promise<void>;
}

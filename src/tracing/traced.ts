import type { Span, SpanStart, Tracing } from './tracing.js';

/** Runs work in a span of its own, which ends when the work does, and names the failure of one that throws. */
export async function traced<T>(
  tracing: Tracing,
  start: SpanStart,
  work: (span: Span) => T | Promise<T>,
): Promise<T> {
  const span = tracing.begin(start);
  try {
    return await tracing.within(span, () => work(span));
  } catch (error) {
    span.fail(errorTypeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** A word for an error: its code when it is one of the gateway's own, else its class. Messages may hold anything. */
function errorTypeOf(error: unknown): string {
  if (!(error instanceof Error)) return '_OTHER';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code) ? code : error.name;
}

import type { SpanFacts } from '../tracing/tracing.js';
import type { RequestContext } from './request-context.js';

/** What the span of an operation says of it: its name, cut off at 100 characters, and the id of its request. */
export function operationFacts({
  requestId,
  report,
}: Pick<RequestContext, 'requestId' | 'report'>): SpanFacts {
  return {
    'graphql.operation.name': report.operationName?.slice(0, 100),
    'conversation_gateway.request_id': requestId,
  };
}

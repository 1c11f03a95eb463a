import { operationFacts } from '../graphql/operation-facts.js';
import { traced } from '../tracing/traced.js';
import type { Tracing } from '../tracing/tracing.js';
import type { Answerer } from './routes.js';

/** The same answers, each a span of one GraphQL operation; the fields of its root say of which type it is. */
export function traceOperations(tracing: Tracing | undefined, answerer: Answerer): Answerer {
  if (tracing === undefined) return answerer;
  return {
    isStream: answerer.isStream === true,
    answer: (request, response, context) =>
      traced(tracing, { name: 'GraphQL Operation', kind: 'server' }, async (span) => {
        await answerer.answer(request, response, context);
        const { code } = context.report;
        span.note(operationFacts(context));
        if (code !== undefined) span.fail(code);
      }),
  };
}

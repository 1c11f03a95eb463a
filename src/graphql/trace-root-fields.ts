import type { GraphQLFieldResolver, GraphQLSchema, OperationTypeNode } from 'graphql';
import { traced } from '../tracing/traced.js';
import type { Tracing } from '../tracing/tracing.js';
import { operationFacts } from './operation-facts.js';
import type { RequestContext } from './request-context.js';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/** Makes each field of the root of a schema a span, whichever road calls it: Apollo's, compiled code, or a subscription. */
export function traceRootFields(schema: GraphQLSchema, tracing: Tracing): void {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  for (const [type, root] of Object.entries(roots)) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const { name, resolve, subscribe } = field;
      const trace = (inner: Resolve): Resolve => tracedField(inner, { name, type }, tracing);
      // Of a subscription, the beginning: what it tells are spans of their own.
      if (type === 'subscription' && subscribe) field.subscribe = trace(subscribe);
      else if (resolve) field.resolve = trace(resolve);
    }
  }
}

interface RootField {
  readonly name: string;
  readonly type: `${OperationTypeNode}` | (string & {});
}

function tracedField(inner: Resolve, { name, type }: RootField, tracing: Tracing): Resolve {
  const start = { name, facts: { 'graphql.field.name': name } };
  const typed = { 'graphql.operation.type': type };
  return (root, args, context, info) => {
    const work = (): Promise<unknown> => traced(tracing, start, () => inner(root, args, context, info));
    const operation = tracing.current;
    if (operation === undefined) {
      // A WebSocket brings operations outside of any request.
      const facts = { ...typed, ...operationFacts(context) };
      return traced(tracing, { name: type, kind: 'server', facts, cause: context.traceparent }, work);
    }
    operation.rename(type);
    operation.note(typed);
    return work();
  };
}

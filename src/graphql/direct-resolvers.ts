import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { ContainerType } from 'type-graphql';
import { compileRules } from './compiled-rules.js';
import { isUnicode } from './ill-formed-texts.js';
import type { Class } from './inputs/nested.js';
import type { RequestContext } from './request-context.js';

/** A field whose resolver is a method of a resolver class. */
export interface DirectField {
  readonly type: 'Query' | 'Mutation' | 'Conversation';
  /** The field's, and the method's. */
  readonly name: string;
  readonly resolver: new (...parts: never[]) => object;
  /** What the method takes, in its order. */
  readonly takes: (
    source: unknown,
    args: Args,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) => unknown[];
  /** Whether arguments of Unicode texts keep all rules; absent where there are none beside their GraphQL types. */
  readonly keepsRules?: (args: Args) => boolean;
}

const noRules = (): boolean => true;

type Args = Readonly<Record<string, unknown>>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext, Args>;
type Method = (...parts: unknown[]) => unknown;

/** A mutation whose method takes its one input, and the context. */
export function directMutation(resolver: DirectField['resolver'], name: string, input: Class): DirectField {
  const keepsRules = compileRules(input);
  return {
    type: 'Mutation',
    name,
    resolver,
    takes: (_root, args, context) => [args['input'], context],
    keepsRules: ({ input: given }) => keepsRules(given),
  };
}

/**
 * Calls the methods of fields with their arguments as GraphQL coerced them, where these keep all rules. Type-graphql walks
 * its own description of an input anew for each request to make instances of classes, and class-validator its
 * metadata; that allocated 75 of the 403 KB of a request. What breaks a rule goes their way, for their words.
 */
export function resolveDirectly(
  schema: GraphQLSchema,
  container: ContainerType,
  directFields: readonly DirectField[],
): void {
  for (const { type, name, resolver, takes, keepsRules = noRules } of directFields) {
    const field = (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[name]; // each of those is one
    const carefully = field?.resolve as Resolve | undefined; // type-graphql's
    if (field === undefined || carefully === undefined) throw new Error(`no field ${type}.${name}`);
    const method = (): Method => {
      const instance: unknown = container.get(resolver, undefined as never); // ours: it does not ask for whom
      const own = (instance as Readonly<Record<string, Method>>)[name]; // its fields have their methods' names
      if (own === undefined) throw new Error(`no method ${name}`);
      return own.bind(instance);
    };
    let call: Method | undefined;
    const resolve: Resolve = (source, args, context, info) =>
      (context.textsAreUnicode === true || isUnicode(args)) && keepsRules(args)
        ? (call ??= method())(...takes(source, args, context, info))
        : carefully(source, args, context, info);
    field.resolve = resolve;
  }
}

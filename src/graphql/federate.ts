import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
} from 'graphql';
import type { GraphQLFieldConfig, GraphQLResolveInfo } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import { isRecord } from '../liveperson/is-record.js';
import { isEntity } from './is-entity.js';
import type { RequestContext } from './request-context.js';

/** What a router names an entity by: its type, and the members of its key. */
export type Representation = Readonly<Record<string, unknown>>;

/** How representations become entities, by type; null for what there is not. A type without one is told as it was named. */
export type ReferenceResolvers = Readonly<Record<string, ResolveReference>>;

type ResolveReference = (
  representation: Representation,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown;

/** What the root fields that only a router needs are guarded by. */
export interface FederationBorder {
  /** Most entities of one question. */
  readonly maxEntities: number;
  /** True when a request without the router's token is answered by neither `_entities` nor `_service`. */
  readonly isRouterOnly: boolean;
}

/** No guard: for a schema that is only printed or composed. */
export const openBorder: FederationBorder = { maxEntities: Infinity, isRouterOnly: false };

/** What a subgraph is to its router. */
export interface FederatedParts {
  readonly references: ReferenceResolvers;
  readonly border: FederationBorder;
  /** Gives the text that routers compose. */
  readonly print: () => Promise<string>;
}

type Fields = Readonly<Record<string, GraphQLFieldConfig<unknown, RequestContext>>>;

/**
 * Adds what routers ask of a subgraph (https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec):
 * `_service` with its text, and `_entities`, each of which is answered alone so that a bad one spoils no other. `@apollo/subgraph`
 * does it by printing the schema and making another of what is printed: two thirds of what making the schema took.
 * `test/federation/beside-apollo.test.ts` holds this to it.
 */
export function federate(schema: GraphQLSchema, parts: FederatedParts): GraphQLSchema {
  const config = schema.toConfig();
  if (!config.query) throw new Error('a subgraph has a query type');
  const query = config.query.toConfig();
  const fields: Fields = { ...query.fields, ...entities(schema, parts), ...service(parts) };
  return new GraphQLSchema({
    ...config,
    query: new GraphQLObjectType({ ...query, fields }),
    types: config.types.filter((type) => type !== config.query),
  });
}

function entities(schema: GraphQLSchema, { references, border }: FederatedParts): Fields {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType).filter(isEntity);
  const resolvers = new Map<unknown, ResolveReference>(
    types.map(({ name }) => [name, references[name] ?? asNamed]),
  );
  const representation = new GraphQLScalarType({ name: '_Any', description: 'What names an entity.' });
  const entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'Whatever has a key.',
    types,
    resolveType: ({ __typename: name }: { readonly __typename: string }) => name,
  });
  const one = (asked: unknown, context: RequestContext, info: GraphQLResolveInfo): unknown => {
    const resolve = isRecord(asked) ? resolvers.get(asked['__typename']) : undefined;
    if (!isRecord(asked) || resolve === undefined)
      return new GatewayError('BAD_USER_INPUT', 'A representation names no entity of this subgraph.');
    return entityOf(asked, () => resolve(asked, context, info));
  };
  return {
    _entities: {
      description:
        'For routers: the entities that these representations name, null for those that there are not.',
      type: new GraphQLNonNull(new GraphQLList(entity)),
      args: {
        representations: {
          type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(representation))),
          description: 'Each with its type and the members of its key.',
        },
      },
      resolve: (_root, args, context, info) => {
        const { representations } = args as { readonly representations: readonly unknown[] }; // as declared above
        admit(border, context);
        if (representations.length > border.maxEntities) throw tooMany(border.maxEntities);
        return representations.map((asked) => one(asked, context, info));
      },
    },
  };
}

const asNamed: ResolveReference = (representation) => representation;

/** The entity, of the type that it was named by; an error in its place, which code of graphql-jit knows as a value and not as a rejection. */
async function entityOf({ __typename }: Representation, resolve: () => unknown): Promise<unknown> {
  try {
    const found = await resolve();
    return isRecord(found) ? { ...found, __typename } : found;
  } catch (error) {
    return error;
  }
}

function service({ border, print }: FederatedParts): Fields {
  const type = new GraphQLObjectType<unknown, RequestContext>({
    name: '_Service',
    description: 'What this subgraph is to routers.',
    fields: {
      sdl: { type: GraphQLString, description: 'The text that routers compose.', resolve: () => print() },
    },
  });
  return {
    _service: {
      description: 'For routers: what this subgraph is.',
      type: new GraphQLNonNull(type),
      resolve: (_root, _args, context) => {
        admit(border, context);
        return {};
      },
    },
  };
}

function admit({ isRouterOnly }: FederationBorder, context: RequestContext | undefined): void {
  if (isRouterOnly && context?.isRouter !== true)
    throw new GatewayError('FORBIDDEN', 'This field is for the router.');
}

function tooMany(most: number): GatewayError {
  return new GatewayError('OPERATION_TOO_COMPLEX', `At most ${most} entities may be asked for at once.`);
}

// Type-graphql's decorators ask for it as they run: it comes before every import below.
import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createResolversMap, buildSchemaSync } from 'type-graphql';
import type { ContainerType, NonEmptyArray } from 'type-graphql';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { AccountFields } from './resolvers/account-fields.js';
import { ConversationMutations } from './resolvers/conversation-mutations.js';
import { Queries } from './resolvers/queries.js';
import { Agent, Consumer, Skill } from './types/participants.js';
import { validateInput } from './validate-input.js';

const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])\n\n';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the type that type-graphql asks for
const resolvers: NonEmptyArray<Function> = [Queries, ConversationMutations, AccountFields];

/** The executable subgraph, and its text. */
export interface Subgraph {
  readonly schema: GraphQLSchema;
  readonly sdl: string;
}

/** Which functions turn representations into entities, by type. */
export type ReferenceResolvers = Readonly<Record<string, { readonly __resolveReference: unknown }>>;

/** Builds the federated schema from the classes of this room. `container` holds one instance of each resolver class. */
export function buildSubgraph(container: ContainerType, references: ReferenceResolvers): Subgraph {
  const classes = buildSchemaSync({
    resolvers,
    container,
    orphanedTypes: [Consumer, Skill, Agent],
    validateFn: validateInput,
    // Federation's directives are not known before the subgraph is built, which validates the schema itself.
    skipCheck: true,
  });
  const sdl = federation + printSchemaWithDirectives(lexicographicSortSchema(classes));
  const map = createResolversMap(classes) as Record<string, object>; // type-graphql types it too loosely to merge
  const merged = Object.fromEntries(
    Object.entries({ ...map, ...references }).map(([type, own]) => [type, { ...map[type], ...own }]),
  );
  return { schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: merged as never }), sdl };
}

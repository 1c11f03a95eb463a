import { lexicographicSortSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { federate } from './federate.js';
import type { FederationBorder, ReferenceResolvers } from './federate.js';

/** The executable subgraph, and its text. */
export interface Subgraph {
  readonly schema: GraphQLSchema;
  /** What routers compose, printed when it is first asked for: that takes longer than making the schema, and few ask. */
  readonly print: () => Promise<string>;
}

/** What makes a subgraph of a schema. */
export interface SubgraphParts {
  /** The extension of `schema` that links to federation and says which of its directives are meant. */
  readonly links: string;
  readonly references: ReferenceResolvers;
  readonly border: FederationBorder;
}

/**
 * Makes a subgraph of what type-graphql built of classes, whose `@Directive`s are federation's. Build it with `skipCheck`:
 * type-graphql would check a schema in which those directives are not known.
 */
export function createSubgraph(classes: GraphQLSchema, parts: SubgraphParts): Subgraph {
  const { links, references, border } = parts;
  let printed: Promise<string> | undefined;
  const print = (): Promise<string> => (printed ??= printSubgraph(classes, links));
  return { schema: federate(classes, { references, border, print }), print };
}

async function printSubgraph(classes: GraphQLSchema, links: string): Promise<string> {
  const { printSchemaWithDirectives } = await import('@graphql-tools/utils');
  return `${links}\n\n${printSchemaWithDirectives(lexicographicSortSchema(classes))}`;
}

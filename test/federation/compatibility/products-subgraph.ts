// Type-graphql's decorators ask for it as they run: it comes before every import below.
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { startStandaloneServer } from '@apollo/server/standalone';
import { DirectiveLocation, GraphQLDirective } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { createSubgraph } from '../../../src/graphql/create-subgraph.js';
import { openBorder } from '../../../src/graphql/federate.js';
import { references } from './product-references.js';
import { ProductQueries, UserFields } from './product-resolvers.js';
import { Inventory } from './product-types.js';

/** The suite takes no version of federation above 2.3. */
const links = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.3"
    import: [
      "@composeDirective", "@extends", "@external", "@inaccessible", "@interfaceObject", "@key", "@override", "@provides"
      "@requires", "@shareable", "@tag"
    ]
  )
  @link(url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"])
  @composeDirective(name: "@custom")`;

/** The suite's products, made as the gateway's own subgraph is: classes, then what routers ask for. */
export const productsSubgraph = createSubgraph(
  buildSchemaSync({
    resolvers: [ProductQueries, UserFields],
    orphanedTypes: [Inventory],
    directives: [new GraphQLDirective({ name: 'custom', locations: [DirectiveLocation.OBJECT] })],
    skipCheck: true,
  }),
  { links, references, border: openBorder },
);

/** Serves it on a free port, with the traces that a router may ask for. */
export async function startProducts(): Promise<{ url: string; close(): Promise<void> }> {
  const server = new ApolloServer({
    schema: productsSubgraph.schema,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTrace()],
  });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, close: () => server.stop() };
}

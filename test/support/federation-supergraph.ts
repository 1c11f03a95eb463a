import { composeServices as composeByApollo } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** A subgraph as composition wants it. */
export interface ServiceText {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** What a composer made: a supergraph, or why there is none. */
export interface Composed {
  readonly supergraphSdl: string | undefined;
  readonly problems: readonly string[];
}

/** Both composers, by name. */
export const composers: Readonly<Record<string, (services: readonly ServiceText[]) => Composed>> = {
  '@apollo/composition': (services) => {
    const { supergraphSdl, errors } = composeByApollo(services.map(toDefinition));
    return { supergraphSdl, problems: errors?.map(({ message }) => message) ?? [] };
  },
  '@theguild/federation-composition': (services) => {
    const { supergraphSdl, errors } = composeByTheGuild(services.map(toDefinition));
    return { supergraphSdl, problems: errors?.map(({ message }) => message) ?? [] };
  },
};

function toDefinition({ name, url, sdl }: ServiceText) {
  return { name, url, typeDefs: parse(sdl) };
}

/** Apollo's gateway over a supergraph, on a free port. */
export async function startRouter(supergraphSdl: string): Promise<{ url: string; close(): Promise<void> }> {
  // Read when a gateway is made: without it, usage figures would go to Apollo.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const server = new ApolloServer({
    gateway: new ApolloGateway({ supergraphSdl }),
    stopOnTerminationSignals: false,
  });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, close: () => server.stop() };
}

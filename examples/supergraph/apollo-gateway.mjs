// Apollo's gateway for Node before the supergraph. It knows no subscriptions: clients open those at the subgraph itself.
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLError } from 'graphql';

/** Headers that the subgraphs are to see: who asks, which trace it is, and how long it may take. */
export const handedOn = ['authorization', 'traceparent', 'x-request-id', 'x-request-timeout-ms'];

class Subgraph extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    for (const name of handedOn) if (context[name]) request.http.headers.set(name, context[name]);
  }

  // A request that is refused whole is answered 400, 401, 429 or 503: its code and outcome are what clients act by.
  async errorFromResponse(response) {
    const error = await super.errorFromResponse(response);
    const [own] = error.extensions.response?.body?.errors ?? [];
    return own ? new GraphQLError(own.message, { extensions: own.extensions }) : error;
  }
}

/** Starts it over the text of a supergraph; gives its address and what closes it. */
export async function startApolloGateway(supergraphSdl, port = 0) {
  // Else it reports usage to Apollo.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) => new Subgraph({ url }),
  });
  const server = new ApolloServer({ gateway, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, {
    listen: { port, host: '127.0.0.1' },
    context: ({ req }) => Promise.resolve(req.headers),
  });
  return { url, close: () => server.stop() };
}

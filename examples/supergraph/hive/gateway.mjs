// Hive's gateway runtime before the supergraph, subscriptions included. Its packages are its own: `npm ci` in this folder.
// `node gateway.mjs <supergraph.graphql> [port]` prints its address.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import http from '@graphql-mesh/transport-http';

/** Headers that the subgraphs are to see: who asks, which trace it is, and how long it may take. */
const handedOn = ['authorization', 'traceparent', 'x-request-id', 'x-request-timeout-ms'];
const [file, port = '0'] = process.argv.slice(2);

const gateway = createGatewayRuntime({
  supergraph: readFileSync(file, 'utf8'),
  // The query planner that keeps a subgraph's own error where its data is null.
  unifiedGraphHandler,
  transports: { http },
  // Else code and outcome of an error would become "Unexpected error.": the subgraph shows nothing that it must hide.
  maskedErrors: false,
  transportEntries: {
    conversations: {
      options: {
        // Server-Sent Events have an address of their own.
        subscriptions: { kind: 'http', location: '/graphql/stream', options: { method: 'POST' } },
      },
    },
  },
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) =>
      Object.fromEntries(
        handedOn.map((name) => [name, request.headers.get(name)]).filter(([, text]) => text),
      ),
  },
  graphiql: false,
  landingPage: false,
  logging: false,
});
const server = createServer(gateway);
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/graphql`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});

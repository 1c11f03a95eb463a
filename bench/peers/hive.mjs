// Hive Gateway over the OpenAPI description: the way to this job without writing a server.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import RestTransport from '@graphql-mesh/transport-rest';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';

// The loader knows no tuples (`prefixItems`): items of the batch are passed on as any JSON.
const description = readFileSync(new URL('connector-openapi.yaml', import.meta.url), 'utf8').replace(
  /prefixItems:\n(?: +- .*\n){2} +items: .*Publish.*\n/,
  'items: { type: object, additionalProperties: true }\n',
);
const source = join(tmpdir(), `connector-openapi-${process.pid}.yaml`);
writeFileSync(source, description);
const silent = { debug() {}, info() {}, log() {}, warn() {}, error: console.error, child: () => silent };
const supergraph = await getComposedSchemaFromConfig(
  {
    subgraphs: [
      {
        sourceHandler: loadOpenAPISubgraph('connector', {
          source,
          endpoint: process.env.UPSTREAM,
          operationHeaders: { authorization: 'app-jwt', 'x-lp-on-behalf': 'consumer-jws' },
          ignoreErrorResponses: true,
        }),
      },
    ],
    fetch: globalThis.fetch,
  },
  silent,
);
rmSync(source);
const gateway = createGatewayRuntime({
  supergraph,
  transports: { rest: { default: RestTransport } },
  logging: false,
  graphiql: false,
  landingPage: false,
});
const server = createServer(gateway);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));

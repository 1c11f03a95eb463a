import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

/** A subgraph of the brand's staff: it fills the gateway's Agent, and tells names as the gateway does. */
export const staffSdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])

type Query {
  "One agent."
  agent(accountId: ID!, id: ID!): Agent
}

type Agent @key(fields: "accountId id") {
  accountId: ID!
  id: ID!
  displayName: String @shareable
  team: String!
}
`;

interface Key {
  readonly accountId: string;
  readonly id: string;
}

const tell = ({ accountId, id }: Key) => ({
  accountId,
  id,
  displayName: 'of the staff',
  team: `team of ${id}`,
});

const resolvers = {
  Query: { agent: (_root: unknown, key: Key) => tell(key) },
  Agent: { __resolveReference: tell },
};

/** Starts it on a free port. */
export async function startStaff(): Promise<{ url: string; close(): Promise<void> }> {
  const server = new ApolloServer({
    schema: buildSubgraphSchema({ typeDefs: parse(staffSdl), resolvers }),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, close: () => server.stop() };
}

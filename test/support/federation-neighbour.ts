import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

/** A shop's subgraph: it adds to the gateway's Consumer and Conversation, tells more of Skill, and refers to conversations. */
export const neighbourSdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])

type Query {
  "Tickets of the shop, each with the conversation it was written in."
  tickets(accountId: ID!, conversationIds: [ID!]!): [Ticket!]!
}

type Ticket {
  conversation: Conversation
}

type Conversation @key(fields: "accountId id") {
  accountId: ID!
  id: ID!
  topic: String!
}

type Consumer @key(fields: "accountId id") {
  accountId: ID!
  id: ID!
  loyaltyPoints: Int!
}

type Skill @key(fields: "accountId id") {
  accountId: ID!
  id: ID!
  name: String!
}
`;

interface Key {
  readonly accountId: string;
  readonly id: string;
}

const resolvers = {
  Query: {
    tickets: (_root: unknown, asked: { accountId: string; conversationIds: readonly string[] }) =>
      asked.conversationIds.map((id) => ({ conversation: { accountId: asked.accountId, id } })),
  },
  Conversation: {
    __resolveReference: ({ accountId, id }: Key) => ({ accountId, id, topic: `topic of ${id}` }),
    topic: ({ id }: Key) => `topic of ${id}`,
  },
  Consumer: {
    __resolveReference: ({ accountId, id }: Key) => ({ accountId, id, loyaltyPoints: id.length }),
  },
  Skill: {
    __resolveReference: ({ accountId, id }: Key) => ({ accountId, id, name: `skill ${id}` }),
  },
};

/** A subgraph that listens. */
export interface RunningNeighbour {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the shop's subgraph on a free port. */
export async function startNeighbour(): Promise<RunningNeighbour> {
  const schema = buildSubgraphSchema({ typeDefs: parse(neighbourSdl), resolvers });
  const server = new ApolloServer({
    schema,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, close: () => server.stop() };
}

// graphql-yoga on node:http, with what its documentation switches off for production.
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { createConversation, typeDefs } from './shared.mjs';

const schema = createSchema({
  typeDefs,
  resolvers: { Mutation: { createConversation: (_root, { input }) => createConversation(input) } },
});
const server = createServer(createYoga({ schema, graphiql: false, landingPage: false, logging: false }));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

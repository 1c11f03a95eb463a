// Mercurius on fastify with its just-in-time compiler, as its documentation has it for production.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { createConversation, typeDefs } from './shared.mjs';

const app = Fastify({ logger: false });
app.register(mercurius, {
  schema: typeDefs,
  resolvers: { Mutation: { createConversation: (_root, { input }) => createConversation(input) } },
  graphiql: false,
  jit: 1,
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });

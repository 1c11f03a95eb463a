// The limit for idle subscribers: graphql-ws over ws with one subscription that never tells anything.
import { createServer } from 'node:http';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const never = () => ({
  [Symbol.asyncIterator]() {
    return this;
  },
  next: () => new Promise(() => undefined),
  return: () => Promise.resolve({ done: true, value: undefined }),
});
const field = { type: GraphQLString, subscribe: never };
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { idle: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({ name: 'Subscription', fields: { idle: field } }),
});
const server = createServer();
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

// How the page reaches the gateway that serves it.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { wireLink } from './wire';

/** What is known, by type and id: what is shown is drawn from it. */
export const cache = new InMemoryCache({
  possibleTypes: {
    Message: ['TextMessage', 'RichMessage', 'FileMessage', 'SecureFormMessage', 'UnsupportedMessage'],
  },
});
/** A connection on which nothing comes for so long is dead: the computer slept, or the network changed. */
const pingMs = 10_000;
const patienceMs = 5_000;
let silence: ReturnType<typeof setTimeout> | undefined;
/** Subscriptions go over it. */
export const socket = createClient({
  url: new URL('/graphql', location.href).href.replace(/^http/, 'ws'),
  keepAlive: pingMs,
  // `follow` connects again by itself, with the last cursor: the library would repeat the first.
  retryAttempts: 0,
  on: {
    ping: (received) => {
      if (!received) silence = setTimeout(() => socket.terminate(), patienceMs);
    },
    pong: () => clearTimeout(silence),
    closed: () => clearTimeout(silence),
  },
});
/** Queries and mutations go over HTTP. */
export const client = new ApolloClient({
  cache,
  link: wireLink.concat(
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: '/graphql' }),
    ),
  ),
});

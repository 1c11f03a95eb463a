// How the page reaches the gateway that serves it, and how it notices that it does not: a computer that slept or a
// network that changed leaves connections behind that are dead and never say so.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { onWake } from './wake';
import { wireLink } from './wire';

const pingMs = 10_000;
/** A ping that is not answered for so long was sent into nothing. */
const pongMs = 5_000;
const connectMs = 15_000;
/** The gateway gives LivePerson 15 seconds, all of an operation's calls together. */
const answerMs = 20_000;

let requests = new AbortController();
/** Less after a dead connection: others that the browser keeps may be dead as well. */
let patienceMs = answerMs;
let silence: ReturnType<typeof setTimeout> | undefined;
let opened: WebSocket | undefined;

/** Leaves a dead connection. Subscriptions go on after their cursor, and requests are made again under their key. */
function hangUp(): void {
  socket.terminate();
  requests.abort(new Error('the connection is dead'));
  requests = new AbortController();
  patienceMs = pongMs;
}

function expectLife(withinMs: number): void {
  clearTimeout(silence);
  silence = setTimeout(hangUp, withinMs);
}

/** Subscriptions go over it. */
export const socket = createClient({
  url: new URL('/graphql', location.href).href.replace(/^http/, 'ws'),
  keepAlive: pingMs,
  // `follow` connects again by itself, with the last cursor: the library would repeat the first.
  retryAttempts: 0,
  on: {
    connecting: () => expectLife(connectMs),
    opened: (one) => (opened = one as WebSocket), // the library takes any socket, and was given the browser's
    ping: (isReceived) => {
      if (!isReceived) expectLife(pongMs);
    },
    message: () => clearTimeout(silence),
    closed: () => clearTimeout(silence),
  },
});

// The next ping is seconds away; whoever opens a lid looks at once.
onWake(() => {
  if (document.hidden || opened?.readyState !== WebSocket.OPEN) return;
  opened.send('{"type":"ping"}');
  expectLife(pongMs);
});

/** `fetch` that ends: with a connection that is dead, or when no answer came for so long. */
export async function impatientFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
  withinMs = patienceMs,
) {
  const given = init.signal ? [init.signal] : [];
  const signal = AbortSignal.any([...given, requests.signal, AbortSignal.timeout(withinMs)]);
  const answer = await fetch(input, { ...init, signal });
  patienceMs = answerMs;
  return answer;
}

/** What is known, by type and id: what is shown is drawn from it. */
export const cache = new InMemoryCache({
  possibleTypes: {
    Message: ['TextMessage', 'RichMessage', 'FileMessage', 'SecureFormMessage', 'UnsupportedMessage'],
  },
});

/** Queries and mutations go over HTTP. */
export const client = new ApolloClient({
  cache,
  link: wireLink.concat(
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: '/graphql', fetch: impatientFetch }),
    ),
  ),
});

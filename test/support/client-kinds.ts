import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { EventSource } from 'undici';
import WebSocket from 'ws';
import { eventsDocument } from './event-listener.js';
import type { Listening, SeenEvent } from './event-listener.js';

/** What a client tells its page. */
export interface ClientEars {
  event(event: SeenEvent): void;
  problem(what: unknown): void;
  /** The connection broke; the client has not been told that the subscription is over. */
  broken(): void;
  completed(): void;
}

/** A published client, set up as its documentation says, which goes on by itself after the last cursor that it saw. */
export interface ClientKind {
  readonly name: string;
  /** Subscribes; gives what ends it. */
  listen(url: string, listening: Listening, ears: ClientEars): () => void;
}

interface Data {
  readonly conversationEvents: SeenEvent;
}
interface Result {
  readonly data?: unknown;
  readonly errors?: readonly unknown[] | undefined;
  readonly error?: unknown;
}

/** Every client that the gateway is tried with. */
export const clientKinds: readonly ClientKind[] = [
  { name: 'Apollo Client, by multipart HTTP', listen: listenByApollo },
  { name: "graphql-ws's client", listen: listenByWebSocket },
  { name: "graphql-sse's client, in distinct connections", listen: listenBySse },
  { name: 'EventSource', listen: listenByEventSource },
];

/** Variables that are read anew each time they are sent: a client that repeats its request resumes. */
function resuming({ accountId, conversationId, after = null }: Listening) {
  const place = { after };
  return {
    saw: (event: SeenEvent): void => void (place.after = event.cursor),
    variables: {
      accountId,
      conversationId,
      get after() {
        return place.after;
      },
    },
  };
}

function hear({ data, errors, error }: Result, ears: ClientEars): SeenEvent | undefined {
  if (errors) ears.problem(errors);
  if (error !== undefined) ears.problem(error);
  const event = (data as Data | null | undefined)?.conversationEvents; // as the document asks
  if (event) ears.event(event);
  return event;
}

function listenByApollo(url: string, listening: Listening, ears: ClientEars): () => void {
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({ uri: `${url}/graphql` }),
  });
  let stopped = false;
  let subscription = { unsubscribe: (): void => undefined };
  const begin = (after: string | null): void => {
    let last = after;
    const { accountId, conversationId } = listening;
    const variables = { accountId, conversationId, after };
    const observable = client.subscribe<Data>({ query: gql(eventsDocument), variables });
    const again = (): void => {
      ears.broken();
      if (!stopped) setTimeout(() => stopped || begin(last), 20);
    };
    let failed = false;
    subscription = observable.subscribe({
      next: ({ data, error }) => {
        // Whatever is not the gateway's own word is a connection that broke.
        if (CombinedGraphQLErrors.is(error)) ears.problem(error.errors);
        else if (error !== undefined) failed = true;
        last = hear({ data }, ears)?.cursor ?? last;
      },
      error: again,
      complete: () => (failed ? again() : ears.completed()),
    });
  };
  begin(listening.after ?? null);
  return () => {
    stopped = true;
    subscription.unsubscribe();
    client.stop();
  };
}

function listenByWebSocket(url: string, listening: Listening, ears: ClientEars): () => void {
  const { saw, variables } = resuming(listening);
  const client = createSocketClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: true,
    retryAttempts: 5,
    retryWait: () => Promise.resolve(),
    shouldRetry: () => true,
    on: { closed: () => ears.broken() },
  });
  const next = (result: Result): void => {
    const event = hear(result, ears);
    if (event) saw(event);
  };
  const error = (what: unknown): void => ears.problem(what);
  const sink = { next, error, complete: () => ears.completed() };
  client.subscribe({ query: eventsDocument, variables }, sink);
  return () => {
    // It rejects when it never got a connection to close.
    Promise.resolve(client.dispose()).catch(() => undefined);
  };
}

function listenBySse(url: string, listening: Listening, ears: ClientEars): () => void {
  const { saw, variables } = resuming(listening);
  const client = createSseClient({
    url: `${url}/graphql/stream`,
    retryAttempts: 5,
    retry: () => {
      ears.broken();
      return Promise.resolve();
    },
  });
  const next = (result: Result): void => {
    const event = hear(result, ears);
    if (event) saw(event);
  };
  const error = (what: unknown): void => ears.problem(what);
  const sink = { next, error, complete: () => ears.completed() };
  client.subscribe({ query: eventsDocument, variables }, sink);
  return () => client.dispose();
}

function listenByEventSource(url: string, listening: Listening, ears: ClientEars): () => void {
  const { accountId, conversationId, after = null } = listening;
  const params = new URLSearchParams({
    query: eventsDocument,
    variables: JSON.stringify({ accountId, conversationId, after }),
  });
  const source = new EventSource(`${url}/graphql/stream?${params.toString()}`, {
    node: { reconnectionTime: 50 },
  });
  source.addEventListener('next', (event) => {
    const { data } = event as Event & { readonly data: string }; // what EventSource tells is a MessageEvent
    hear(JSON.parse(data) as Result, ears); // as GraphQL over SSE has it
  });
  source.addEventListener('complete', () => ears.completed());
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) ears.problem('it will not connect again');
    else ears.broken();
  });
  return () => source.close();
}

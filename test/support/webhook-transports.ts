import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { subscribeByCallback } from './webhook-callbacks.js';
import type { HeardEvent } from './webhook-heard.js';
import { heardDocument } from './webhook-heard.js';

/** The variables of the subscription. */
export interface Subscribing {
  readonly accountId: string;
  readonly conversationId: string;
  /** The cursor of the last event that was heard; null for all that are kept. */
  readonly after: string | null;
}

/** What a transport tells its subscriber. */
export interface Hearing {
  event(event: HeardEvent): void;
  /** A refusal, or an error beside an event: never expected. */
  problem(what: unknown): void;
  /** Called once, when nothing more comes over this connection, whoever ended it. */
  over(): void;
}

/** A way to subscribe. */
export interface Transport {
  readonly name: string;
  /** Opens one subscription; gives what ends it. */
  open(url: string, subscribing: Subscribing, hearing: Hearing): Promise<() => Promise<void>>;
}

interface Result {
  readonly data?: { readonly conversationEvents?: HeardEvent } | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

const graphqlTransportWs: Transport = {
  name: 'graphql-transport-ws',
  open: (url, subscribing, hearing) => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    client.subscribe<{ conversationEvents: HeardEvent }>(
      { query: heardDocument, variables: { ...subscribing } },
      {
        next: (result) => hear(result, hearing),
        error: (error) => {
          // A list is what the gateway says; anything else is a connection that broke.
          if (Array.isArray(error)) hearing.problem(error);
          hearing.over();
        },
        complete: () => hearing.over(),
      },
    );
    return Promise.resolve(async () => client.dispose());
  },
};

const serverSentEvents = overHttp('Server-Sent Events', {
  path: '/graphql/stream',
  accept: 'text/event-stream',
  delimiter: '\n\n',
  resultOf: (piece) => read(/^data: (.+)$/m.exec(piece)?.[1]),
});

const multipart = overHttp('multipart/mixed', {
  path: '/graphql',
  accept: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json',
  delimiter: '\r\n--graphql',
  resultOf: (piece) => {
    const part = read(piece.split('\r\n\r\n')[1]) as { readonly payload?: Result } | undefined;
    return part?.payload;
  },
});

const callback: Transport = {
  name: 'HTTP callback',
  open: (url, subscribing, hearing) =>
    subscribeByCallback(
      url,
      { query: heardDocument, variables: subscribing },
      {
        hear: ({ payload, errors }) => {
          if (payload !== undefined) hear(payload as Result, hearing); // as the gateway writes it
          if (errors !== undefined) hearing.problem(errors);
        },
        over: () => hearing.over(),
      },
    ),
};

/** Every way to subscribe that the gateway offers. */
export const transports: readonly Transport[] = [graphqlTransportWs, serverSentEvents, multipart, callback];

interface StreamForm {
  readonly path: string;
  readonly accept: string;
  /** What stands behind each whole piece. */
  readonly delimiter: string;
  /** The result in a piece; undefined for heartbeats and the like. */
  readonly resultOf: (piece: string) => Result | undefined;
}

function overHttp(name: string, form: StreamForm): Transport {
  return {
    name,
    open: (url, subscribing, hearing) => {
      const headers = { 'content-type': 'application/json', accept: form.accept };
      const outgoing = request(`${url}${form.path}`, { method: 'POST', headers, agent: false });
      outgoing.on('error', () => undefined);
      outgoing.once('close', () => hearing.over());
      readAnswer(outgoing, form, hearing);
      outgoing.end(JSON.stringify({ query: heardDocument, variables: subscribing }));
      return Promise.resolve(() => Promise.resolve(void outgoing.destroy()));
    },
  };
}

function readAnswer(outgoing: ClientRequest, { delimiter, resultOf }: StreamForm, hearing: Hearing): void {
  outgoing.once('response', (incoming) => {
    if (incoming.statusCode !== 200) hearing.problem(`status ${incoming.statusCode ?? 0}`);
    let text = '';
    incoming.setEncoding('utf8');
    incoming.on('error', () => undefined);
    incoming.on('data', (chunk: string) => {
      const pieces = (text + chunk).split(delimiter);
      text = pieces.pop() ?? '';
      for (const piece of pieces) {
        const result = resultOf(piece);
        if (result !== undefined) hear(result, hearing);
      }
    });
  });
}

function hear({ data, errors }: Result, hearing: Hearing): void {
  const event = data?.conversationEvents;
  if (event !== undefined) hearing.event(event);
  if (errors !== undefined) hearing.problem(errors);
}

function read(json: string | undefined): Result | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as Result); // as the gateway writes it
}

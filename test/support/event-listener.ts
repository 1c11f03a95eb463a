import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { eventually } from './eventually.js';

/** An event as the tests ask for it. */
export interface SeenEvent {
  readonly __typename: string;
  readonly cursor: string;
  readonly message?: {
    readonly sequence: number;
    readonly text?: string;
    readonly externalId: string | null;
  };
  readonly chatState?: string;
  readonly status?: string;
  readonly sequences?: readonly number[];
  readonly conversation: { readonly state: string; readonly agent: { readonly id: string } | null };
}

/** The subscription that the tests use. */
export const eventsDocument = `subscription ($accountId: ID!, $conversationId: ID!, $after: ID) {
  conversationEvents(accountId: $accountId, conversationId: $conversationId, after: $after) {
    __typename cursor conversation { state agent { id } }
    ... on MessageAdded { message { sequence externalId ... on TextMessage { text } } }
    ... on ChatStateChanged { chatState }
    ... on MessageStatusChanged { status sequences }
  }
}`;

/** What a listener heard so far, and how to end it. */
export interface Listener {
  readonly events: SeenEvent[];
  readonly errors: unknown[];
  /** Resolves once an event is there that passes. */
  heard(passes: (event: SeenEvent) => boolean): Promise<SeenEvent>;
  stop(): Promise<void>;
}

/** Where and from where on to listen. */
export interface Listening {
  readonly accountId: string;
  readonly conversationId: string;
  readonly after?: string | null;
}

/** Listens over graphql-transport-ws, with the subscription of the tests or another. */
export function listenByWebSocket(
  url: string,
  { accountId, conversationId, after = null }: Listening,
  query = eventsDocument,
): Listener {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const events: SeenEvent[] = [];
  const errors: unknown[] = [];
  client.subscribe<{ conversationEvents: SeenEvent }>(
    { query, variables: { accountId, conversationId, after } },
    {
      next: ({ data, errors: told }) => {
        if (data) events.push(data.conversationEvents);
        if (told) errors.push(...told);
      },
      error: (error) => errors.push(...(Array.isArray(error) ? (error as unknown[]) : [error])),
      complete: () => undefined,
    },
  );
  return listenerOf(events, errors, async () => client.dispose());
}

/** Listens over one long HTTP answer: Server-Sent Events, or Apollo's multipart form. */
export async function listenByStream(
  url: string,
  { accountId, conversationId, after = null }: Listening,
  form: { readonly path: string; readonly headers: Readonly<Record<string, string>> },
): Promise<Listener & { readonly ids: string[]; readonly answer: Response }> {
  const end = new AbortController();
  const answer = await fetch(`${url}${form.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...form.headers },
    body: JSON.stringify({ query: eventsDocument, variables: { accountId, conversationId, after } }),
    signal: end.signal,
  });
  const events: SeenEvent[] = [];
  const errors: unknown[] = [];
  const ids: string[] = [];
  void readStream(answer, (id, result) => {
    if (id !== undefined) ids.push(id);
    const event = result.data?.conversationEvents;
    if (event) events.push(event);
    errors.push(...(result.errors ?? []));
  });
  const listener = listenerOf(events, errors, () => {
    end.abort();
    return Promise.resolve();
  });
  return { ...listener, ids, answer };
}

interface Result {
  readonly data?: { readonly conversationEvents?: SeenEvent } | null;
  readonly errors?: readonly unknown[];
}

async function readStream(
  answer: Response,
  tell: (id: string | undefined, result: Result) => void,
): Promise<void> {
  let text = '';
  try {
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const pieces = text.split(/\r\n--graphql|\n\n/);
      text = pieces.pop() ?? '';
      for (const piece of pieces) {
        const json = /^(?:data: )?(\{.*\})\s*$/m.exec(piece)?.[1];
        if (json === undefined || json === '{}') continue;
        const parsed = JSON.parse(json) as Result & { payload?: Result };
        tell(/^id: (.*)$/m.exec(piece)?.[1], parsed.payload ?? parsed);
      }
    }
  } catch {
    // The test has let go.
  }
}

function listenerOf(events: SeenEvent[], errors: unknown[], stop: () => Promise<void>): Listener {
  return {
    events,
    errors,
    heard: (passes) => eventually('the event', () => Promise.resolve(events.find(passes))),
    stop,
  };
}

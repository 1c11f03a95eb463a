import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { streamForms } from './raw-subscriber.js';
import type { Pair } from './start-pair.js';

/** Transports of subscriptions that a caller opens. */
export const transportNames = ['WebSocket', 'sse', 'multipart'] as const;

/** A request of GraphQL. */
export interface Operation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Runs an operation over one transport; gives the text of its first result, or of all where it ends by itself. */
export function runOver(
  transport: (typeof transportNames)[number],
  { url }: Pair,
  operation: Operation,
): Promise<string> {
  return transport === 'WebSocket' ? overSocket(url, operation) : overStream(url, transport, operation);
}

async function overSocket(url: string, operation: Operation): Promise<string> {
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const come = await new Promise((resolve) => {
    const done = (result: unknown): void => resolve(result);
    client.subscribe({ ...operation }, { next: done, error: done, complete: () => undefined });
  });
  await client.dispose();
  return JSON.stringify(come);
}

async function overStream(
  url: string,
  form: keyof typeof streamForms,
  operation: Operation,
): Promise<string> {
  const { path, accept } = streamForms[form];
  const headers = { 'content-type': 'application/json', accept };
  const body = JSON.stringify(operation);
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body });
  return answer.text();
}

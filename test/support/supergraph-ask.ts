import { readFileSync } from 'node:fs';
import { ask } from './federation-stack.js';
import type { Answer } from './federation-stack.js';
import { eventsDocument } from './event-listener.js';
import type { SeenEvent } from './event-listener.js';
import { eventually } from './eventually.js';

const read = (name: string): string =>
  readFileSync(new URL(`../../examples/supergraph/${name}.graphql`, import.meta.url), 'utf8');

/** The example's documents. */
export const documents = { open: read('open'), question: read('question') };

/** What the example's documents answer. */
export interface Known {
  readonly id: string;
  readonly state?: string;
  readonly consumer: { readonly customer: { readonly name: string; readonly tier: string } | null };
  readonly skill: { readonly name: string; readonly team: object } | null;
}

/** Asks a router. */
export function askRouter<Data>(
  url: string,
  query: string,
  variables: object,
  headers: Record<string, string> = {},
): Promise<Answer<Data>> {
  return ask<Data>(url, { query, variables }, headers);
}

/** Events that a router tells by Server-Sent Events. */
export interface RouterEvents {
  readonly events: readonly SeenEvent[];
  readonly heard: (passes: (event: SeenEvent) => boolean) => Promise<SeenEvent>;
  readonly stop: () => void;
}

/** Follows a conversation through a router. */
export async function followByRouter(url: string, variables: object): Promise<RouterEvents> {
  const end = new AbortController();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: eventsDocument, variables }),
    signal: end.signal,
  });
  const events: SeenEvent[] = [];
  void collect(answer, events).catch(() => undefined);
  return {
    events,
    heard: (passes) => eventually('the event', () => Promise.resolve(events.find(passes))),
    stop: () => end.abort(),
  };
}

async function collect(answer: Response, events: SeenEvent[]): Promise<void> {
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const pieces = text.split('\n\n');
    text = pieces.pop() ?? '';
    for (const piece of pieces) {
      const json = /^data: ?(\{.*\})$/m.exec(piece)?.[1];
      if (json === undefined) continue;
      const { data } = JSON.parse(json) as { data?: { conversationEvents?: SeenEvent } | null };
      if (data?.conversationEvents) events.push(data.conversationEvents);
    }
  }
}

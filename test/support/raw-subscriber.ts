import { once } from 'node:events';
import { connect } from 'node:net';
import WebSocket from 'ws';
import { eventsDocument } from './event-listener.js';
import type { Listening, SeenEvent } from './event-listener.js';
import { eventually } from './eventually.js';

/** A subscriber over a connection of its own, which can stop reading. */
export interface RawSubscriber {
  readonly events: readonly SeenEvent[];
  /** Codes of the errors that were told. */
  readonly errors: readonly string[];
  /** Everything as it came, for streams; names of frames, for WebSockets. */
  readonly raw: () => string;
  /** True once the answer said that it is complete. */
  readonly isComplete: () => boolean;
  /** Stops reading from the network, or goes on. */
  pause(): void;
  resume(): void;
  /** Resolves with the close code, 0 for streams. */
  readonly closed: Promise<number>;
  /** Breaks the connection off. */
  destroy(): void;
  /** Resolves once a text with this sequence has come. */
  heard(sequence: number): Promise<void>;
}

type Headers = Readonly<Record<string, string>>;

interface Result {
  readonly data?: { readonly conversationEvents?: SeenEvent } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Sequences of the messages among events, in the order in which they came. */
export function sequencesOf(events: readonly SeenEvent[]): number[] {
  return events.flatMap(({ message }) => message?.sequence ?? []);
}

class Hearing {
  readonly events: SeenEvent[] = [];
  readonly errors: string[] = [];
  raw = '';
  isComplete = false;

  take({ data, errors = [] }: Result): void {
    if (data?.conversationEvents) this.events.push(data.conversationEvents);
    this.errors.push(...errors.map(({ extensions }) => extensions?.code ?? ''));
  }

  /** What is heard, over a connection. */
  over(connection: Pick<RawSubscriber, 'pause' | 'resume' | 'closed' | 'destroy'>): RawSubscriber {
    const { events, errors } = this;
    const isLast = (sequence: number): boolean => events.at(-1)?.message?.sequence === sequence;
    return {
      ...connection,
      events,
      errors,
      raw: () => this.raw,
      isComplete: () => this.isComplete,
      heard: async (sequence) => {
        await eventually(`sequence ${sequence}`, () => Promise.resolve(isLast(sequence)));
      },
    };
  }
}

/** Subscribes over graphql-transport-ws, the same subscription `times` times; only the first is listened to. */
export async function subscribeBySocket(
  url: string,
  listening: Listening,
  {
    times = 1,
    headers = {},
    autoPong = true,
  }: { times?: number; headers?: Headers; autoPong?: boolean } = {},
): Promise<RawSubscriber> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers,
    autoPong,
  });
  const hearing = new Hearing();
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.on('ping', () => (hearing.raw += 'ping '));
  socket.on('message', (data) => {
    const { id, type, payload } = JSON.parse((data as Buffer).toString()) as {
      readonly id?: string;
      readonly type: string;
      readonly payload?: unknown;
    }; // as the protocol has it
    hearing.raw += `${type} `;
    if (type === 'next' && id === '0') hearing.take(payload as Result);
    if (type === 'error') hearing.take({ errors: payload as NonNullable<Result['errors']> });
    if (type === 'complete') hearing.isComplete = true;
    const variables = { after: null, ...listening };
    if (type !== 'connection_ack') return;
    for (let index = 0; index < times; index += 1) {
      const operation = { id: String(index), type: 'subscribe' };
      socket.send(JSON.stringify({ ...operation, payload: { query: eventsDocument, variables } }));
    }
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  return hearing.over({
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    closed,
    destroy: () => socket.terminate(),
  });
}

/** A path and an `accept` header of subscriptions over HTTP. */
export const streamForms = {
  sse: { path: '/graphql/stream', accept: 'text/event-stream' },
  multipart: {
    path: '/graphql',
    accept: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json',
  },
} as const;

/** Subscribes over one long HTTP answer. */
export async function subscribeByStream(
  url: string,
  listening: Listening,
  form: keyof typeof streamForms,
  headers: Headers = {},
): Promise<RawSubscriber> {
  const { hostname, port } = new URL(url);
  const { path, accept } = streamForms[form];
  const body = JSON.stringify({ query: eventsDocument, variables: { after: null, ...listening } });
  const all = { host: hostname, accept, ...headers, 'content-type': 'application/json' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  const hearing = new Hearing();
  const closed = new Promise<number>((resolve) => socket.once('close', () => resolve(0)));
  let rest = '';
  socket.on('error', () => undefined);
  socket.setEncoding('utf8').on('data', (text: string) => {
    const pieces = (rest + text).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      hearing.raw += `${piece.slice(0, 60)}\n`;
      const json = /^(?:data: )?(\{"(?:data|errors|payload)".*\})\r?$/.exec(piece)?.[1];
      if (json === undefined) continue;
      const result = JSON.parse(json) as Result & { readonly payload?: Result }; // as both forms have it
      hearing.take(result.payload ?? result);
    }
    hearing.isComplete ||= /^event: complete|^--graphql--/m.test(hearing.raw);
  });
  await once(socket, 'connect');
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}content-length: ${body.length}\r\n\r\n${body}`);
  return hearing.over({
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    closed,
    destroy: () => void socket.destroy(),
  });
}

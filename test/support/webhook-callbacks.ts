import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a gateway calls back with, by Apollo's HTTP callback protocol. */
export interface CalledBack {
  readonly action: 'check' | 'next' | 'complete';
  readonly payload?: unknown;
  readonly errors?: readonly unknown[];
}

/** A subscription as a router asks for it. */
export interface RouterQuestion {
  readonly query: string;
  readonly variables: object;
}

/** How often the gateway says that it lives. */
const heartbeatIntervalMs = 1000;
/** A gateway that said nothing for so long is dead. */
const silenceMs = 4000;

type Hear = (message: CalledBack) => void;
const subscriptions = new Map<string, Hear>();

// One router for all subscriptions of the process, on a port that is known before any gateway starts.
const server = createServer((request, response) => {
  void read(request).then((message) => {
    const hear = subscriptions.get(message.id);
    hear?.(message);
    const taken = message.action === 'check' ? 204 : 200;
    response.writeHead(hear === undefined ? 404 : taken, { 'subscription-protocol': 'callback/1.0' }).end();
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
server.unref();
const { port } = server.address() as AddressInfo; // it listens on TCP

/** What callback addresses of the tests begin with. */
export const callbackPrefix = `http://127.0.0.1:${port}/callback`;

/** Subscribes as a router does; `over` is called once, when nothing more comes. */
export async function subscribeByCallback(
  url: string,
  question: RouterQuestion,
  { hear, over }: { readonly hear: Hear; readonly over: () => void },
): Promise<() => Promise<void>> {
  const id = randomUUID();
  let silence: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(silence);
    if (subscriptions.delete(id)) over();
  };
  const expectMore = (): void => {
    clearTimeout(silence);
    silence = setTimeout(end, silenceMs).unref();
  };
  subscriptions.set(id, (message) => {
    expectMore();
    hear(message);
    if (message.action === 'complete') end();
  });
  expectMore();
  const own = {
    callbackUrl: `${callbackPrefix}/${id}`,
    subscriptionId: id,
    verifier: id,
    heartbeatIntervalMs,
  };
  await ask(url, { ...question, extensions: { subscription: own } }).catch(end);
  return () => {
    end();
    return Promise.resolve();
  };
}

async function ask(url: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json;callbackSpec=1.0' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 200 || text.includes('"errors"')) throw new Error(text);
}

async function read(request: IncomingMessage): Promise<CalledBack & { readonly id: string }> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as CalledBack & { readonly id: string }; // the gateway's own messages
}

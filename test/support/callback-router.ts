import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { eventually } from './eventually.js';
import type { PublicError } from './post-graphql.js';
import { startHttp } from './unit-server.js';

/** A message as a router receives it. */
export interface Received {
  readonly action: 'check' | 'next' | 'complete';
  readonly id: string;
  readonly verifier: string;
  readonly payload?: { readonly data?: unknown; readonly errors?: readonly PublicError[] };
  readonly errors?: readonly PublicError[];
}

/** What a router asks a subgraph for. */
export interface RouterRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Members of `extensions.subscription` that differ. */
  readonly subscription?: Readonly<Record<string, unknown>>;
}

/** How a subgraph answered. */
export interface SubgraphAnswer {
  readonly id: string;
  readonly status: number;
  readonly body: { readonly data?: unknown; readonly errors?: readonly PublicError[] };
}

/** What a router does with a message instead of what the protocol says. */
export type Misbehaviour = (message: Received, response: ServerResponse) => boolean | Promise<boolean>;

/** A router that is played by the protocol as it is published. */
export interface CallbackRouter {
  readonly origin: string;
  /** What its callback addresses begin with. */
  readonly publicUrl: string;
  /** Everything that was posted, in order, under every id. */
  readonly messages: readonly Received[];
  /** Paths that anything was posted to. */
  readonly paths: readonly string[];
  /** The most `next` of one subscription that were answered at the same time. */
  readonly mostAtOnce: () => number;
  subscribe(gatewayUrl: string, request: RouterRequest): Promise<SubgraphAnswer>;
  /** From now on a subscription of this id lives. */
  expect(id: string, verifier: string): void;
  /** The client is gone: whatever comes for this id from now on is answered 404. */
  forget(id: string): void;
  /** Answers true when it has dealt with the message itself. */
  misbehave(how: Misbehaviour): void;
  heard(what: string, passes: (message: Received) => boolean): Promise<Received>;
  close(): Promise<void>;
}

/** Plays a router on 127.0.0.1. */
export async function startCallbackRouter(): Promise<CallbackRouter> {
  const router = new PlayedRouter();
  const server = await startHttp((request, response) => void router.receive(request, response));
  const { origin } = server;
  const publicUrl = `${origin}/callback`;
  return {
    origin,
    publicUrl,
    messages: router.messages,
    paths: router.paths,
    mostAtOnce: () => router.most,
    subscribe: (gatewayUrl, request) => router.subscribe(gatewayUrl, publicUrl, request),
    expect: (id, verifier) => void router.verifiers.set(id, verifier),
    forget: (id) => void router.verifiers.delete(id),
    misbehave: (how) => (router.how = how),
    heard: (what, passes) => eventually(what, () => Promise.resolve(router.messages.find(passes))),
    close: () => server.close(),
  };
}

class PlayedRouter {
  readonly messages: Received[] = [];
  readonly paths: string[] = [];
  readonly verifiers = new Map<string, string>();
  how: Misbehaviour = () => false;
  most = 0;
  #now = 0;

  async subscribe(gatewayUrl: string, publicUrl: string, request: RouterRequest): Promise<SubgraphAnswer> {
    const { query, variables = {}, headers = {} } = request;
    const id = randomUUID();
    const verifier = randomUUID();
    this.verifiers.set(id, verifier);
    const own = { callbackUrl: `${publicUrl}/${id}`, subscriptionId: id, verifier, heartbeatIntervalMs: 0 };
    const extensions = { subscription: { ...own, ...request.subscription } };
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, application/json;callbackSpec=1.0',
        ...headers,
      },
      body: JSON.stringify({ query, variables, extensions }),
    });
    const body = (await response.json()) as SubgraphAnswer['body']; // GraphQL's own form
    return { id, status: response.status, body };
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.paths.push(path);
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const message = JSON.parse(text) as Received & { readonly kind: string }; // checked below
    this.messages.push(message);
    this.#now += message.action === 'next' ? 1 : 0;
    this.most = Math.max(this.most, this.#now);
    const done = await this.how(message, response);
    this.#now -= message.action === 'next' ? 1 : 0;
    if (done) return;
    response.setHeader('subscription-protocol', 'callback/1.0');
    response.writeHead(this.#statusFor(request, message)).end();
  }

  /** As Apollo's router answers, and The Guild's, which looks at the header of every message. */
  #statusFor({ method, url, headers }: IncomingMessage, message: Received & { kind: string }): number {
    const { kind, action, id, verifier } = message;
    if (method !== 'POST') return 405;
    if (headers['subscription-protocol'] !== 'callback/1.0' || kind !== 'subscription') return 400;
    const known = this.verifiers.get(id);
    if (known === undefined) return 404;
    if (verifier !== known) return 401;
    if (url?.split('?', 1)[0] !== `/callback/${id}`) return 400;
    if (action === 'complete') this.verifiers.delete(id);
    return action === 'check' ? 204 : action === 'next' ? 200 : 202;
  }
}

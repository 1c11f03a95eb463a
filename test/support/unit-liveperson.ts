import type { IncomingMessage } from 'node:http';
import type { Dispatcher } from 'undici';
import { AppJwtSource } from '../../src/connector/app-jwt-source.js';
import { Connector } from '../../src/connector/connector.js';
import { SendApi } from '../../src/connector/send-api.js';
import { ConsumerJwsSource } from '../../src/connector/consumer-jws-source.js';
import { DomainDirectory } from '../../src/connector/domain-directory.js';
import { createScope } from '../../src/connector/create-scope.js';
import type { RequestScope } from '../../src/connector/request-scope.js';
import type { UpstreamConfig } from '../../src/config/config.js';
import { CallContext } from '../../src/http/call-context.js';
import { createDispatcher } from '../../src/http/create-dispatcher.js';
import { HttpClient } from '../../src/http/http-client.js';
import { FakeClock } from './unit-clock.js';
import { upstreamConfig } from './unit-config.js';
import { startHttp } from './unit-server.js';
import { appJwt, consumerJws } from './unit-tokens.js';

/** A service of the tests' LivePerson, by its Domain API name. */
export type Service = 'domain' | 'sentinel' | 'idp' | 'asyncMessagingEnt';

/** A request that it received. */
export interface ReceivedCall {
  readonly service: Service;
  readonly accountId: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What it answers; a string body goes out as it is. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one service answers; a test puts its own in the place of the usual one. */
export type Answer = (call: ReceivedCall) => Reply | Promise<Reply>;

/** LivePerson for one test, and the connector room of the gateway in front of it. */
export interface LivePersonRig {
  readonly calls: ReceivedCall[];
  readonly answers: Record<Service, Answer>;
  readonly clock: FakeClock;
  readonly upstream: UpstreamConfig;
  readonly dispatcher: Dispatcher;
  readonly http: HttpClient;
  readonly directory: DomainDirectory;
  readonly appJwts: AppJwtSource;
  readonly consumerJwss: ConsumerJwsSource;
  readonly connector: Connector;
  /** How often a service was called. */
  readonly count: (service: Service) => number;
  readonly callsTo: (service: Service) => ReceivedCall[];
  /** What the upstream calls of one new request share. */
  readonly scope: (options?: { deadlineMs?: number; callerGone?: AbortSignal }) => RequestScope;
}

/** Runs a test against a LivePerson of its own, and closes it. */
export async function withLivePerson(
  run: (rig: LivePersonRig) => Promise<void>,
  over: Partial<UpstreamConfig> = {},
): Promise<void> {
  const calls: ReceivedCall[] = [];
  const answers = {} as Record<Service, Answer>; // filled below, when the port is known
  const server = await startHttp((request, response) => {
    void receive(request).then(async (call) => {
      calls.push(call);
      const { status, body, headers } = await answers[call.service](call);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
    });
  });
  Object.assign(answers, usualAnswers(`127.0.0.1:${server.port}`));
  const upstream = upstreamConfig({ domainApiUrl: server.origin, ...over });
  const dispatcher = createDispatcher(upstream);
  const clock = new FakeClock();
  const http = new HttpClient({ dispatcher, maxResponseBytes: upstream.maxResponseBytes });
  const directory = new DomainDirectory(http, upstream, clock.now);
  const appJwts = new AppJwtSource(http, clock.now, upstream.totalTimeoutMs);
  const callsTo = (service: Service) => calls.filter((call) => call.service === service);
  try {
    await run({
      calls,
      answers,
      clock,
      upstream,
      dispatcher,
      http,
      directory,
      appJwts,
      consumerJwss: new ConsumerJwsSource({ http, appJwts, upstream, now: clock.now }),
      connector: new Connector(new SendApi(http, directory)),
      count: (service) => callsTo(service).length,
      callsTo,
      scope: ({ deadlineMs = upstream.totalTimeoutMs, callerGone } = {}) => {
        const call = new CallContext('request-1', performance.now() + deadlineMs, callerGone);
        return createScope(directory, call);
      },
    });
  } finally {
    await dispatcher.destroy();
    await server.close();
  }
}

/** The list of hosts that the Domain API gives: every service on the one host. */
export function baseUris(accountId: string, host: string) {
  const services = ['asyncMessagingEnt', 'sentinel', 'idp'];
  return { baseURIs: services.map((service) => ({ service, account: accountId, baseURI: host })) };
}

function usualAnswers(host: string): Record<Service, Answer> {
  let serial = 0;
  return {
    domain: ({ accountId }) => ({ status: 200, body: baseUris(accountId, host) }),
    sentinel: () => ({ status: 200, body: { access_token: appJwt((serial += 1)), token_type: 'Bearer' } }),
    idp: ({ accountId, body }) => {
      const { ext_consumer_id } = JSON.parse(body) as { ext_consumer_id: string };
      return { status: 201, body: { token: consumerJws(accountId, ext_consumer_id, (serial += 1)) } };
    },
    asyncMessagingEnt: (call) => ({ status: 200, body: opened(call, `conversation-${(serial += 1)}`) }),
  };
}

/** The answer to CONVERSATION when it succeeds, for the ids of the request. */
export function opened(call: ReceivedCall, conversationId: string) {
  const [profile, conversation] = JSON.parse(call.body) as [{ id: string }, { id: string }];
  return [
    { code: 'OK', body: { msg: 'OK User Profile set successfully' }, reqId: profile.id },
    { code: 'OK', body: { conversationId }, reqId: conversation.id },
  ];
}

async function receive(request: IncomingMessage): Promise<ReceivedCall> {
  const { method = '', url: path = '', headers } = request;
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const accountId = /\/account\/([^/]+)\//.exec(path)?.[1] ?? '';
  return { service: serviceOf(path), accountId, method, path, headers, body };
}

function serviceOf(path: string): Service {
  if (path.includes('/service/baseURI.json')) return 'domain';
  if (path.startsWith('/sentinel/')) return 'sentinel';
  return path.includes('/messaging/consumer/') ? 'asyncMessagingEnt' : 'idp';
}

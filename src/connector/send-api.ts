import type { UpstreamCall } from '../errors/upstream-call.js';
import type { HttpClient, UpstreamRequest } from '../http/http-client.js';
import type { UpstreamResponse } from '../http/response-collector.js';
import { clientPropertiesHeader } from '../liveperson/client-properties.js';
import type { ClientProperties } from '../liveperson/client-properties.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import { isAppJwtRefused, readUpstreamError } from '../liveperson/read-upstream-error.js';
import type { Credentials, Tokens } from './credentials.js';
import type { DomainDirectory } from './domain-directory.js';
import { patiently } from './patiently.js';
import type { RequestScope } from './request-scope.js';

const messaging = 'asyncMessagingEnt';

/** One call of the Send API, before its host and tokens are known. */
export interface SendApiCall {
  readonly effect: UpstreamCall['effect'];
  readonly path: string;
  readonly body: string;
  /** Goes along as the `Client-Properties` header. */
  readonly client?: ClientProperties | null | undefined;
}

/** Whatever LivePerson answered, and for which consumer it was asked. */
export interface SendApiAnswer {
  readonly response: UpstreamResponse;
  readonly consumer: ConsumerJws;
}

/** The two endpoints of the Send API: finds host and tokens, posts, and renews a refused AppJWT once. */
export class SendApi {
  constructor(
    private readonly http: HttpClient,
    private readonly directory: DomainDirectory,
  ) {}

  /** Posts once, and once more when the AppJWT was refused and can be renewed. */
  async post(call: SendApiCall, credentials: Credentials, scope: RequestScope): Promise<SendApiAnswer> {
    const prepared =
      this.#atHand(call, credentials, scope) ?? (await this.#prepare(call, credentials, scope));
    const response = await this.#send(prepared);
    const { tokens } = prepared;
    return response.status === 401
      ? this.#refused(response, prepared)
      : { response, consumer: tokens.consumerJws };
  }

  /** Host and tokens where both are here and fresh: the warm path waits for nothing before it posts. */
  #atHand(call: SendApiCall, credentials: Credentials, scope: RequestScope): Prepared | undefined {
    const tokens = credentials.peek();
    const origin = tokens && this.directory.peekOrigin(credentials.account, messaging);
    return tokens && origin ? { call, origin, tokens, credentials, scope } : undefined;
  }

  async #prepare(call: SendApiCall, credentials: Credentials, scope: RequestScope): Promise<Prepared> {
    const { account } = credentials;
    const both = Promise.all([scope.domains.load({ account, service: messaging }), credentials.get(scope)]);
    const [origin, tokens] = await patiently(scope, callOf(call.effect, credentials), both);
    return { call, origin, tokens, credentials, scope };
  }

  async #refused(response: UpstreamResponse, prepared: Prepared): Promise<SendApiAnswer> {
    const { call, tokens, credentials, scope } = prepared;
    dropRefused(response, prepared);
    // Whatever its body says, another status is no proof that nothing took effect.
    const renewed = isAppJwtRefused(response.body) ? credentials.renew(tokens, scope) : undefined;
    if (renewed === undefined) return { response, consumer: tokens.consumerJws };
    const again = {
      ...prepared,
      tokens: await patiently(scope, callOf(call.effect, credentials), renewed),
    };
    const repeated = await this.#send(again);
    if (repeated.status === 401) dropRefused(repeated, again);
    return { response: repeated, consumer: again.tokens.consumerJws };
  }

  #send({ call, origin, tokens, credentials, scope }: Prepared): Promise<UpstreamResponse> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      // Bare tokens: no LivePerson sample has a "Bearer" before them (AUTH).
      authorization: tokens.appJwt.token,
      'x-lp-on-behalf': tokens.consumerJws.token,
    };
    if (call.client) headers['client-properties'] = clientPropertiesHeader(call.client);
    // Member by member: a copy of another object that gets more members takes three times the memory.
    const request: UpstreamRequest = {
      service: messaging,
      account: credentials.account.id,
      effect: call.effect,
      credentials: credentials.holder,
      mayBeForeign: false,
      method: 'POST',
      origin,
      path: call.path,
      headers,
      body: call.body,
    };
    return this.http.send(request, scope.call);
  }
}

interface Prepared {
  readonly call: SendApiCall;
  readonly origin: string;
  readonly tokens: Tokens;
  readonly credentials: Credentials;
  readonly scope: RequestScope;
}

function dropRefused(response: UpstreamResponse, { credentials, tokens }: Prepared): void {
  if (readUpstreamError(response.body).errorCode === 40103) credentials.dropConsumer(tokens);
}

/** What the error reader needs to know of a call with these credentials. */
export function callOf(
  effect: UpstreamCall['effect'],
  credentials: Credentials,
  mayBeForeign = false,
): UpstreamCall {
  const { account, holder } = credentials;
  return { service: messaging, account: account.id, effect, credentials: holder, mayBeForeign };
}

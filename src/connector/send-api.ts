import type { UpstreamCall } from '../errors/upstream-call.js';
import type { HttpClient } from '../http/http-client.js';
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
    const [origin, tokens] = await this.#prepare(call, credentials, scope);
    const response = await this.#send({ call, origin, tokens, credentials, scope });
    // Whatever its body says, another status is no proof that nothing took effect.
    const refused = response.status === 401 && isAppJwtRefused(response.body);
    const renewed = refused ? credentials.renew(tokens, scope) : undefined;
    if (renewed === undefined) return { response, consumer: tokens.consumerJws };
    const again = await patiently(scope, callOf(call.effect, credentials), renewed);
    const repeated = await this.#send({ call, origin, tokens: again, credentials, scope });
    return { response: repeated, consumer: again.consumerJws };
  }

  /** Host and tokens; on the warm path both are at hand and nothing is waited for but the loader's tick. */
  async #prepare(
    call: SendApiCall,
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<[string, Tokens]> {
    const { account } = credentials;
    const atHand = this.directory.isFresh(account) ? credentials.peek() : undefined;
    const origin = scope.domains.load({ account, service: messaging });
    if (atHand !== undefined) return [await origin, atHand];
    const both = Promise.all([origin, credentials.get(scope)]);
    return patiently(scope, callOf(call.effect, credentials), both);
  }

  async #send({ call, origin, tokens, credentials, scope }: Prepared): Promise<UpstreamResponse> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      // Bare tokens: no LivePerson sample has a "Bearer" before them (AUTH).
      authorization: tokens.appJwt.token,
      'x-lp-on-behalf': tokens.consumerJws.token,
    };
    if (call.client) headers['client-properties'] = clientPropertiesHeader(call.client);
    const { path, body, effect } = call;
    const response = await this.http.send(
      { ...callOf(effect, credentials), method: 'POST', origin, path, headers, body },
      scope.call,
    );
    const { errorCode } = response.status === 401 ? readUpstreamError(response.body) : {};
    if (errorCode === 40103) credentials.dropConsumer(tokens);
    return response;
  }
}

interface Prepared {
  readonly call: SendApiCall;
  readonly origin: string;
  readonly tokens: Tokens;
  readonly credentials: Credentials;
  readonly scope: RequestScope;
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

import { randomUUID } from 'node:crypto';
import { fromTransport } from '../errors/from-upstream.js';
import { TransportFailure } from '../errors/transport-failure.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { HttpClient } from '../http/http-client.js';
import type { UpstreamResponse } from '../http/response-collector.js';
import { clientPropertiesHeader } from '../liveperson/client-properties.js';
import type { ClientProperties } from '../liveperson/client-properties.js';
import { createConversation } from '../liveperson/create-conversation.js';
import type { NewConversation } from '../liveperson/create-conversation.js';
import { conversationPath } from '../liveperson/endpoints.js';
import { isAppJwtRefused, readUpstreamError } from '../liveperson/read-upstream-error.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import { createdConversation } from './created-conversation.js';
import type { CreatedConversation } from './created-conversation.js';
import type { Credentials, Tokens } from './credentials.js';
import type { DomainDirectory } from './domain-directory.js';
import type { RequestScope } from './request-scope.js';

const messaging = 'asyncMessagingEnt';

/** One call of the Send API, before its host and tokens are known. */
interface SendApiCall {
  readonly effect: UpstreamCall['effect'];
  readonly path: string;
  readonly body: string;
  readonly client?: ClientProperties | null | undefined;
}

/** The Connector API as a service. Every method throws GatewayErrors only. */
export class Connector {
  constructor(
    private readonly http: HttpClient,
    private readonly directory: DomainDirectory,
  ) {}

  /** Sets the profile and opens a conversation: one call, two requests in order (CONV). Posted once, or once more when the AppJWT was refused. */
  async createConversation(
    opening: NewConversation & { readonly client?: ClientProperties | null | undefined },
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<CreatedConversation> {
    const ids = { profile: randomUUID(), conversation: randomUUID() };
    const body = JSON.stringify(createConversation(opening, ids));
    const path = conversationPath(credentials.account.id);
    const { response, consumer } = await this.#post(
      { effect: 'once', path, body, client: opening.client },
      credentials,
      scope,
    );
    return createdConversation(response, { ids, consumer, call: callOf('once', credentials) });
  }

  async #post(
    call: SendApiCall,
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<{ response: UpstreamResponse; consumer: ConsumerJws }> {
    const [origin, tokens] = await this.#prepare(call, credentials, scope);
    const response = await this.#send({ call, origin, tokens, credentials, scope });
    const { errorCode } = response.status === 401 ? readUpstreamError(response.body) : {};
    if (errorCode === 40103) credentials.dropConsumer(tokens);
    const renewed = isAppJwtRefused(response.body) ? credentials.renew(tokens, scope) : undefined;
    if (renewed === undefined) return { response, consumer: tokens.consumerJws };
    const again = await renewed;
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
    try {
      return await scope.call.patientlyFor(Promise.all([origin, credentials.get(scope)]));
    } catch (error) {
      throw error instanceof TransportFailure
        ? fromTransport(callOf(call.effect, credentials), error)
        : error;
    }
  }

  #send({ call, origin, tokens, credentials, scope }: Prepared): Promise<UpstreamResponse> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      // Bare tokens: no LivePerson sample has a "Bearer" before them (AUTH).
      authorization: tokens.appJwt.token,
      'x-lp-on-behalf': tokens.consumerJws.token,
    };
    if (call.client) headers['client-properties'] = clientPropertiesHeader(call.client);
    const { path, body, effect } = call;
    return this.http.send(
      { ...callOf(effect, credentials), method: 'POST', origin, path, headers, body },
      scope.call,
    );
  }
}

interface Prepared {
  readonly call: SendApiCall;
  readonly origin: string;
  readonly tokens: Tokens;
  readonly credentials: Credentials;
  readonly scope: RequestScope;
}

function callOf(effect: UpstreamCall['effect'], credentials: Credentials): UpstreamCall {
  return { service: messaging, effect, credentials: credentials.holder };
}

import { ExpiringCache } from '../cache/expiring-cache.js';
import type { CacheLookups } from '../cache/expiring-cache.js';
import type { Account } from '../config/account.js';
import type { UpstreamConfig } from '../config/config.js';
import { fromAnswer, fromUnreadable } from '../errors/from-upstream.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { HttpClient } from '../http/http-client.js';
import type { UpstreamResponse } from '../http/response-collector.js';
import { consumerJwsRequest, readConsumerJws } from '../liveperson/consumer-jws.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import { consumerJwsPath } from '../liveperson/endpoints.js';
import type { AppJwtSource } from './app-jwt-source.js';
import type { RequestScope } from './request-scope.js';

const tokenCall: UpstreamCall = { service: 'idp', effect: 'none', credentials: 'gateway' };

/** What a source of ConsumerJWSs stands on. */
export interface ConsumerJwsParts {
  readonly http: HttpClient;
  readonly appJwts: AppJwtSource;
  readonly upstream: UpstreamConfig;
  readonly now: () => number;
}

/** ConsumerJWSs in a bounded memory: they never expire (OVR). */
export class ConsumerJwsSource {
  readonly #cache: ExpiringCache<ConsumerJws>;

  constructor(private readonly parts: ConsumerJwsParts) {
    this.#cache = new ExpiringCache({
      now: parts.now,
      maxEntries: parts.upstream.consumerTokenCacheSize,
      ttlMs: () => Number.POSITIVE_INFINITY,
      staleMs: () => 0,
      negativeTtlMs: 0,
      isAnswer: () => false,
    });
  }

  /** How often the cache was asked, and what it had. */
  get lookups(): CacheLookups {
    return this.#cache.lookups;
  }

  /** The token at hand, without waiting. */
  peek(account: Account, extConsumerId: string): ConsumerJws | undefined {
    return this.#cache.peek(keyOf(account, extConsumerId));
  }

  /** The consumer's token; asks for one when there is none. */
  get(account: Account, extConsumerId: string, scope: RequestScope): Promise<ConsumerJws> {
    return this.#cache.get(keyOf(account, extConsumerId), () => this.#mint(account, extConsumerId, scope));
  }

  /** Forgets a token that LivePerson refused: the next operation asks for a new one. */
  drop(account: Account, refused: ConsumerJws): void {
    this.#cache.drop(keyOf(account, refused.extConsumerId), refused);
  }

  async #mint(account: Account, extConsumerId: string, scope: RequestScope): Promise<ConsumerJws> {
    const [origin, appJwt] = await Promise.all([
      scope.domains.load({ account, service: 'idp' }),
      this.parts.appJwts.get(account, scope),
    ]);
    const ask = (token: string): Promise<UpstreamResponse> =>
      this.#ask(account, extConsumerId, { origin, token, scope });
    let response = await ask(appJwt.token);
    if (response.status === 401) {
      // This host's refusals are not documented; a new AppJWT is the only thing that can cure one, tried once.
      this.parts.appJwts.drop(account, appJwt);
      response = await ask((await this.parts.appJwts.get(account, scope)).token);
    }
    if (response.status !== 201 && response.status !== 200) throw fromAnswer(tokenCall, response);
    const jws = readConsumerJws(response.body);
    // A token for somebody else would open their conversations.
    const isAsked = jws?.accountId === account.id && jws.extConsumerId === extConsumerId;
    if (jws === undefined || !isAsked) throw fromUnreadable(tokenCall, response.status);
    return jws;
  }

  #ask(
    account: Account,
    extConsumerId: string,
    { origin, token, scope }: { origin: string; token: string; scope: RequestScope },
  ): Promise<UpstreamResponse> {
    return this.parts.http.send(
      {
        ...tokenCall,
        account: account.id,
        method: 'POST',
        origin,
        path: consumerJwsPath(account.id),
        headers: { 'content-type': 'application/json', authorization: token },
        body: consumerJwsRequest(extConsumerId),
      },
      scope.call.detached(this.parts.upstream.totalTimeoutMs),
    );
  }
}

function keyOf(account: Account, extConsumerId: string): string {
  return `${account.id} ${account.clientId ?? ''} ${extConsumerId}`;
}

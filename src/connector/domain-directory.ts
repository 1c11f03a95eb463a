import { ExpiringCache } from '../cache/expiring-cache.js';
import type { CacheLookups } from '../cache/expiring-cache.js';
import type { Account } from '../config/account.js';
import type { UpstreamConfig } from '../config/config.js';
import { fromAnswer, fromUnreadable } from '../errors/from-upstream.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { CallContext } from '../http/call-context.js';
import type { HttpClient } from '../http/http-client.js';
import { baseUrisPath } from '../liveperson/endpoints.js';
import { readBaseUris } from '../liveperson/read-base-uris.js';
import { upstreamOrigin } from './upstream-host.js';

/** Hosts of one account by service name, as the Domain API gave them. */
export type BaseUris = ReadonlyMap<string, string>;

/** Most accounts whose hosts are kept. */
const maxAccounts = 20_000;
/** An outage of the Domain API is bridged for a day: hosts change rarely. */
const staleMs = 86_400_000;
const domainCall: UpstreamCall = { service: 'domain', effect: 'none', credentials: 'gateway' };

/** The Domain API behind a cache that all requests share. */
export class DomainDirectory {
  readonly #cache: ExpiringCache<BaseUris>;

  constructor(
    private readonly http: HttpClient,
    private readonly upstream: UpstreamConfig,
    now: () => number,
  ) {
    this.#cache = new ExpiringCache({
      now,
      maxEntries: maxAccounts,
      ttlMs: () => upstream.domainTtlMs,
      staleMs: () => staleMs,
      negativeTtlMs: upstream.domainNegativeTtlMs,
      isAnswer: (error) => error instanceof GatewayError && error.code === 'ACCOUNT_NOT_FOUND',
    });
  }

  /** How often the cache was asked, and what it had. */
  get lookups(): CacheLookups {
    return this.#cache.lookups;
  }

  /** The origin of a service where the account's hosts are known and fresh; throws as `originOf`. */
  peekOrigin(account: Account, service: string): string | undefined {
    const baseUris = this.#cache.peek(this.#keyOf(account));
    return baseUris && this.originOf(account, service, baseUris);
  }

  /** All hosts of an account: one question to the Domain API when the cache has no fresh answer. */
  async baseUris(account: Account, call: CallContext): Promise<BaseUris> {
    const fresh = this.#cache.peek(this.#keyOf(account));
    if (fresh !== undefined) return fresh;
    return this.#cache.get(this.#keyOf(account), () =>
      this.#ask(account, call.detached(this.upstream.totalTimeoutMs)),
    );
  }

  /** The origin of a service's host; throws HOST_NOT_ALLOWED or FEATURE_NOT_ENABLED. */
  originOf(account: Account, service: string, baseUris: BaseUris): string {
    const baseUri = baseUris.get(service);
    if (baseUri === undefined) {
      throw new GatewayError(
        'FEATURE_NOT_ENABLED',
        `LivePerson's Domain API lists no ${service} host for this account.`,
      );
    }
    const { hostSuffixes: suffixes, allowLoopback } = this.upstream;
    const origin = upstreamOrigin(baseUri, { suffixes, allowLoopback }, this.#domainApiUrl(account));
    if (origin === undefined) {
      throw new GatewayError('HOST_NOT_ALLOWED', `The host of the ${service} service must not be called.`);
    }
    return origin;
  }

  /** An account that moves to another Domain API is looked up anew. */
  #keyOf(account: Account): string {
    return `${account.id} ${this.#domainApiUrl(account)}`;
  }

  async #ask(account: Account, call: CallContext): Promise<BaseUris> {
    const origin = this.#domainApiUrl(account);
    if (!origin.startsWith('https:') && !this.upstream.allowLoopback) {
      throw new GatewayError('HOST_NOT_ALLOWED', 'The Domain API must be asked over https.');
    }
    const response = await this.http.send(
      { ...domainCall, account: account.id, method: 'GET', origin, path: baseUrisPath(account.id) },
      call,
    );
    if (response.status !== 200) throw fromAnswer(domainCall, response);
    const baseUris = readBaseUris(response.body);
    if (baseUris === undefined) throw fromUnreadable(domainCall, response.status);
    return baseUris;
  }

  #domainApiUrl(account: Account): string {
    return account.domainApiUrl ?? this.upstream.domainApiUrl;
  }
}

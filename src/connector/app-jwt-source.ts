import { ExpiringCache } from '../cache/expiring-cache.js';
import type { CacheLookups } from '../cache/expiring-cache.js';
import type { Account } from '../config/account.js';
import { fromAnswer, fromUnreadable } from '../errors/from-upstream.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { HttpClient } from '../http/http-client.js';
import { appJwtForm, readAppJwt } from '../liveperson/app-jwt.js';
import type { AppJwt } from '../liveperson/app-jwt.js';
import { appJwtPath } from '../liveperson/endpoints.js';
import type { RequestScope } from './request-scope.js';

/** GUIDE: renew five minutes before the token expires. */
const renewBeforeMs = 300_000;
const maxTokens = 20_000;
const tokenCall: UpstreamCall = { service: 'sentinel', effect: 'none', credentials: 'gateway' };

/** AppJWTs in memory, one for each account and app; one renewal at a time. */
export class AppJwtSource {
  readonly #cache: ExpiringCache<AppJwt>;

  constructor(
    private readonly http: HttpClient,
    now: () => number,
    private readonly loadTimeoutMs: number,
  ) {
    this.#cache = new ExpiringCache({
      now,
      maxEntries: maxTokens,
      ttlMs: ({ lifetimeMs }) => lifetimeMs - marginOf(lifetimeMs),
      // While a renewal fails, the old token serves until it really expires.
      staleMs: ({ lifetimeMs }) => marginOf(lifetimeMs),
      negativeTtlMs: 1000,
      isAnswer: () => false,
    });
  }

  /** How often the cache was asked, and what it had. */
  get lookups(): CacheLookups {
    return this.#cache.lookups;
  }

  /** The token at hand, without waiting. */
  peek(account: Account): AppJwt | undefined {
    return this.#cache.peek(keyOf(account));
  }

  /** A fresh token. */
  get(account: Account, scope: RequestScope): Promise<AppJwt> {
    return this.#cache.get(keyOf(account), () => this.#mint(account, scope));
  }

  /** Forgets a token that LivePerson refused, unless a younger one has taken its place. */
  drop(account: Account, refused: AppJwt): void {
    this.#cache.drop(keyOf(account), refused);
  }

  async #mint(account: Account, scope: RequestScope): Promise<AppJwt> {
    const { clientId, clientSecret } = account;
    if (clientId === undefined || clientSecret === undefined) {
      throw new GatewayError('UPSTREAM_CREDENTIALS_REFUSED', 'This account has no app configured.');
    }
    const response = await this.http.send(
      {
        ...tokenCall,
        account: account.id,
        method: 'POST',
        origin: await scope.domains.load({ account, service: 'sentinel' }),
        path: appJwtPath(account.id),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: appJwtForm(clientId, clientSecret.reveal()),
      },
      scope.call.detached(this.loadTimeoutMs),
    );
    if (response.status !== 200 && response.status !== 201) throw fromAnswer(tokenCall, response);
    const token = readAppJwt(response.body);
    if (token === undefined) throw fromUnreadable(tokenCall, response.status);
    return token;
  }
}

// A token that lives less than ten minutes is renewed half-way, or it would never be fresh.
function marginOf(lifetimeMs: number): number {
  return Math.min(renewBeforeMs, lifetimeMs / 2);
}

function keyOf(account: Account): string {
  return `${account.id} ${account.clientId ?? ''}`;
}

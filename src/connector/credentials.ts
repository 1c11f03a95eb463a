import type { Account } from '../config/account.js';
import type { AppJwt } from '../liveperson/app-jwt.js';
import type { ConsumerJws } from '../liveperson/consumer-jws.js';
import type { AppJwtSource } from './app-jwt-source.js';
import type { ConsumerJwsSource } from './consumer-jws-source.js';
import type { RequestScope } from './request-scope.js';

/** The two tokens of a Send API call. */
export interface Tokens {
  readonly appJwt: AppJwt;
  readonly consumerJws: ConsumerJws;
}

/** Where the tokens of an operation come from, and whether they can be renewed. */
export interface Credentials {
  readonly account: Account;
  readonly holder: 'gateway' | 'caller';
  /** The tokens at hand, without waiting. */
  peek(): Tokens | undefined;
  get(scope: RequestScope): Promise<Tokens>;
  /** Tokens to repeat a call with, once, after its AppJWT was refused; undefined when only the caller has others. */
  renew(refused: Tokens, scope: RequestScope): Promise<Tokens> | undefined;
  /** Told when LivePerson refused the ConsumerJWS. */
  dropConsumer(refused: Tokens): void;
}

/** Both sources of tokens that the gateway gets itself. */
export interface TokenSources {
  readonly appJwts: AppJwtSource;
  readonly consumerJwss: ConsumerJwsSource;
}

/** Credentials that the gateway gets for a consumer, named by the id in its own channel. */
export function managedCredentials(
  account: Account,
  extConsumerId: string,
  sources: TokenSources,
): Credentials {
  return new ManagedCredentials(account, extConsumerId, sources);
}

class ManagedCredentials implements Credentials {
  readonly holder = 'gateway';

  constructor(
    readonly account: Account,
    private readonly extConsumerId: string,
    private readonly sources: TokenSources,
  ) {}

  peek(): Tokens | undefined {
    const appJwt = this.sources.appJwts.peek(this.account);
    const consumerJws = this.sources.consumerJwss.peek(this.account, this.extConsumerId);
    return appJwt && consumerJws && { appJwt, consumerJws };
  }

  async get(scope: RequestScope): Promise<Tokens> {
    const { appJwts, consumerJwss } = this.sources;
    const [appJwt, consumerJws] = await Promise.all([
      appJwts.get(this.account, scope),
      consumerJwss.get(this.account, this.extConsumerId, scope),
    ]);
    return { appJwt, consumerJws };
  }

  renew(refused: Tokens, scope: RequestScope): Promise<Tokens> {
    this.sources.appJwts.drop(this.account, refused.appJwt);
    return this.get(scope);
  }

  dropConsumer(refused: Tokens): void {
    this.sources.consumerJwss.drop(this.account, refused.consumerJws);
  }
}

/** The caller's own two tokens, passed on as they are. */
export function forwardedCredentials(
  account: Account,
  appJwt: string,
  consumerJws: ConsumerJws,
): Credentials {
  const tokens: Tokens = { appJwt: { token: appJwt, lifetimeMs: 0 }, consumerJws };
  return {
    account,
    holder: 'caller',
    peek: () => tokens,
    get: () => Promise.resolve(tokens),
    renew: () => undefined,
    dropConsumer: () => undefined,
  };
}

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
  const { appJwts, consumerJwss } = sources;
  const get = async (scope: RequestScope): Promise<Tokens> => {
    const [appJwt, consumerJws] = await Promise.all([
      appJwts.get(account, scope),
      consumerJwss.get(account, extConsumerId, scope),
    ]);
    return { appJwt, consumerJws };
  };
  return {
    account,
    holder: 'gateway',
    peek: () => {
      const appJwt = appJwts.peek(account);
      const consumerJws = consumerJwss.peek(account, extConsumerId);
      return appJwt && consumerJws && { appJwt, consumerJws };
    },
    get,
    renew: (refused, scope) => {
      appJwts.drop(account, refused.appJwt);
      return get(scope);
    },
    dropConsumer: (refused) => consumerJwss.drop(account, refused.consumerJws),
  };
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

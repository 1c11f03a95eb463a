import type { Accounts } from '../config/account.js';
import type { Config } from '../config/config.js';
import { AccountRate } from '../identity/account-rate.js';
import { CallerRate } from '../identity/caller-rate.js';
import type { StoreSet } from '../store/store-set.js';

/** What is counted in a minute; nothing is where no limit is set. */
export interface Rates {
  readonly caller?: CallerRate | undefined;
  readonly account?: AccountRate | undefined;
}

/** Makes the limits by the minute. */
export function composeRates(
  { limitCallerPerMinute: ofCaller, limitAccountPerMinute: ofAccount }: Config,
  { rate }: Pick<StoreSet, 'rate'>,
  accounts: Accounts,
): Rates {
  return {
    caller: ofCaller === undefined ? undefined : new CallerRate(rate('caller', ofCaller)),
    account: ofAccount === undefined ? undefined : new AccountRate(rate('account', ofAccount), accounts),
  };
}

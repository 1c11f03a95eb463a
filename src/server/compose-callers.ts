import type { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { Callers } from '../identity/callers.js';
import { createKeySource } from '../identity/key-source.js';
import { TokenCallers } from '../identity/token-callers.js';

/** Makes the callers' border. */
export function composeCallers(
  { credentials, callerTokens: tokens, routerToken }: Config,
  accounts: AccountRegistry,
  now: () => number,
): Callers {
  if (tokens === undefined) return new Callers({ credentials, routerToken });
  const keys = createKeySource(tokens);
  const accountIds = (): readonly string[] => accounts.ids();
  return new Callers({
    credentials,
    routerToken,
    tokens: new TokenCallers({ tokens, keys, accountIds, now }),
  });
}

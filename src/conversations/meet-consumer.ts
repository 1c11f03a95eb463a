import type { Account } from '../config/account.js';
import type { TokenSources } from '../connector/credentials.js';
import type { RequestScope } from '../connector/request-scope.js';
import type { TokenCaller } from '../identity/caller.js';

/**
 * Finds out who a caller is at LivePerson, from the ConsumerJWS that the gateway gets for it: webhooks and history know
 * consumers by that id alone. A service that may act for anyone needs nobody to be found.
 */
export async function meetConsumer(
  caller: TokenCaller,
  account: Account | undefined,
  { consumerJwss }: TokenSources,
  scope: RequestScope,
): Promise<void> {
  const { consumerId, accountIds, lpConsumerIds, mayDelegate } = caller;
  if (account === undefined || consumerId === undefined || mayDelegate) return;
  if (!accountIds.has(account.id) || lpConsumerIds.has(account.id)) return;
  const jws = consumerJwss.peek(account, consumerId) ?? (await consumerJwss.get(account, consumerId, scope));
  lpConsumerIds.set(account.id, jws.lpConsumerId);
}

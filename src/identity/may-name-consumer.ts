import type { TokenCaller } from './caller.js';

/** Whether a consumer, named by the id in its own channel, is the caller's to show. */
export function mayNameConsumer(
  { accountIds, consumerId, mayDelegate }: TokenCaller,
  consumer: { readonly accountId: string; readonly id: string },
): boolean {
  return accountIds.has(consumer.accountId) && (mayDelegate || consumerId === consumer.id);
}

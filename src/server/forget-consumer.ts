import { addForgotten, nothingForgotten } from '../store/forgotten.js';
import type { Forgotten } from '../store/forgotten.js';
import type { StoreSet } from '../store/store-set.js';

/** Who is to be forgotten: by the id in its own channel, or by its participant id at LivePerson. */
export interface Forgettable {
  readonly account: string;
  readonly consumer?: string | undefined;
  readonly lpConsumer?: string | undefined;
}

/** What was forgotten. */
export interface ForgetReport extends Forgotten {
  readonly account: string;
  /** Participant ids at LivePerson that were looked for. */
  readonly lpConsumers: readonly string[];
}

/** Removes what a store keeps of a consumer; a text says in one sentence why that cannot be. */
export async function forgetConsumer(
  stores: Pick<StoreSet, 'forget' | 'consumersNamed'>,
  { account, consumer, lpConsumer }: Forgettable,
): Promise<ForgetReport | string> {
  if ((consumer === undefined) === (lpConsumer === undefined))
    return 'Name the consumer by either --consumer or --lp-consumer.';
  const lpConsumers =
    consumer === undefined ? [lpConsumer ?? ''] : await stores.consumersNamed(account, consumer);
  if (lpConsumers.length === 0)
    return 'The store knows nobody by that id in this account: give the participant id at LivePerson as --lp-consumer, if there is one.';
  let all = nothingForgotten;
  for (const lpConsumerId of lpConsumers)
    all = addForgotten(all, await stores.forget({ accountId: account, lpConsumerId }));
  return { account, lpConsumers, ...all };
}

/** A report in words. */
export function describeForgotten({
  account,
  conversations,
  events,
  messages,
  outcomes,
}: ForgetReport): string {
  const counts = `${conversations} conversations, ${events} events, ${messages} messages and ${outcomes} outcomes of idempotency keys`;
  return `Forgotten of account ${account}: ${counts}.`;
}

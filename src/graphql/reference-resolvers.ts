import type { Accounts } from '../config/account.js';
import type { Caller } from '../identity/caller.js';
import { mayNameConsumer } from '../identity/may-name-consumer.js';
import { mayUse } from '../identity/may-use.js';
import { readableIn } from '../identity/may-read.js';
import { proveForwarded } from '../identity/prove-forwarded.js';
import { asksForMessages } from './asks-for-messages.js';
import type { ReferenceResolvers } from './federate.js';
import { presentConversation } from './present-conversation.js';

/** How a router's representations become entities; null for an unknown, foreign or incomplete key. */
export function referenceResolvers(accounts: Accounts): ReferenceResolvers {
  const prove = proveOnce(accounts);
  return {
    Account: ({ id }, { caller }) =>
      typeof id === 'string' && accounts.find(id) !== undefined && mayUse(caller, id) ? { id } : null,
    Conversation: async ({ accountId, id }, context, info) => {
      if (typeof accountId !== 'string' || typeof id !== 'string') return null;
      const withMessages = asksForMessages(info);
      const record = await context.conversations.load({ accountId, id, withMessages });
      return record && presentConversation(record);
    },
    Consumer: async ({ accountId, id }, { caller }) => {
      if (typeof accountId !== 'string' || typeof id !== 'string' || !accounts.find(accountId)) return null;
      if (caller.kind === 'token')
        return mayNameConsumer(caller, { accountId, id }) ? { accountId, id } : null;
      await prove(caller);
      const readable = readableIn(caller, accountId);
      const mine = readable?.kind === 'any' || readable?.extConsumerId === id;
      return mine ? { accountId, id } : null;
    },
  };
}

/** Proves a forwarded caller in the account that its token names: once, however many keys ask. */
function proveOnce(accounts: Accounts): (caller: Caller) => Promise<void> | undefined {
  const proofs = new WeakMap<Caller, Promise<void>>();
  return (caller) => {
    if (caller.kind !== 'forwarded') return undefined;
    const proof = proofs.get(caller) ?? proveForwarded(caller, accounts.find(caller.consumerJws.accountId));
    proofs.set(caller, proof);
    return proof;
  };
}

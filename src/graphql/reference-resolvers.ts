import type { GraphQLResolveInfo } from 'graphql';
import type { Accounts } from '../config/account.js';
import type { Caller } from '../identity/caller.js';
import { mayNameConsumer } from '../identity/may-name-consumer.js';
import { mayUse } from '../identity/may-use.js';
import { readableIn } from '../identity/may-read.js';
import { proveForwarded } from '../identity/prove-forwarded.js';
import { asksForMessages } from './asks-for-messages.js';
import { presentConversation } from './present-conversation.js';
import type { RequestContext } from './request-context.js';

type Representation = Readonly<Record<string, unknown>>;

/** How a router's representations become entities; null for an unknown, foreign or incomplete key. */
export function referenceResolvers(accounts: Accounts) {
  const prove = proveOnce(accounts);
  return {
    Account: {
      __resolveReference: ({ id }: Representation, { caller }: RequestContext) =>
        typeof id === 'string' && accounts.find(id) !== undefined && mayUse(caller, id) ? { id } : null,
    },
    Conversation: {
      __resolveReference: async (
        { accountId, id }: Representation,
        context: RequestContext,
        info: GraphQLResolveInfo,
      ) => {
        if (typeof accountId !== 'string' || typeof id !== 'string') return null;
        const withMessages = asksForMessages(info);
        const record = await context.conversations.load({ accountId, id, withMessages });
        return record && presentConversation(record);
      },
    },
    Consumer: {
      __resolveReference: async ({ accountId, id }: Representation, { caller }: RequestContext) => {
        if (typeof accountId !== 'string' || typeof id !== 'string' || !accounts.find(accountId)) return null;
        if (caller.kind === 'token')
          return mayNameConsumer(caller, { accountId, id }) ? { accountId, id } : null;
        await prove(caller);
        const readable = readableIn(caller, accountId);
        const mine = readable?.kind === 'any' || readable?.extConsumerId === id;
        return mine ? { accountId, id } : null;
      },
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

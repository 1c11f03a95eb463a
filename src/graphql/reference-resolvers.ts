import type { Accounts } from '../config/account.js';
import { readableIn } from '../identity/may-read.js';
import { presentConversation } from './present-conversation.js';
import type { RequestContext } from './request-context.js';

type Representation = Readonly<Record<string, unknown>>;

/** How a router's representations become entities; null for an unknown, foreign or incomplete key. */
export function referenceResolvers(accounts: Accounts) {
  return {
    Account: {
      __resolveReference: ({ id }: Representation) =>
        typeof id === 'string' && accounts.find(id) !== undefined ? { id } : null,
    },
    Conversation: {
      __resolveReference: async ({ accountId, id }: Representation, context: RequestContext) => {
        if (typeof accountId !== 'string' || typeof id !== 'string') return null;
        const record = await context.conversations.load({ accountId, id });
        return record && presentConversation(record);
      },
    },
    Consumer: {
      __resolveReference: ({ accountId, id }: Representation, { caller }: RequestContext) => {
        if (typeof accountId !== 'string' || typeof id !== 'string' || !accounts.find(accountId)) return null;
        const readable = readableIn(caller, accountId);
        const mine = readable?.kind === 'any' || readable?.extConsumerId === id;
        return mine ? { accountId, id } : null;
      },
    },
  };
}

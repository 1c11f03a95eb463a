import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Accounts } from '../../config/account.js';
import type { OpenConversations } from '../../conversations/open-conversations.js';
import { checkKnown } from '../../identity/check-known.js';
import { mayUse } from '../../identity/may-use.js';
import { asksForMessages } from '../asks-for-messages.js';
import { ConversationsArgs } from '../inputs/page-args.js';
import { paginate } from '../paginate.js';
import { presentConversation } from '../present-conversation.js';
import type { RequestContext } from '../request-context.js';
import { Account } from '../types/account.js';
import { ConversationConnection } from '../types/connections.js';
import { Conversation } from '../types/conversation.js';

const accountArgument = { description: 'The LivePerson account (brand).' };
const consumerArgument = {
  nullable: true,
  description: "As in CreateConversationInput: the consumer's id in the caller's own channel.",
};

@Resolver()
export class Queries {
  constructor(
    private readonly accounts: Accounts,
    private readonly openConversations: OpenConversations,
  ) {}

  @Query(() => Account, {
    nullable: true,
    description: 'One configured account, or null if the gateway serves no such account.',
  })
  account(@Arg('id', () => ID, accountArgument) id: string, @Ctx() context: RequestContext): Account | null {
    context.report.accountIds.add(id);
    checkKnown(context.caller);
    return this.accounts.find(id) === undefined || !mayUse(context.caller, id) ? null : { id };
  }

  @Query(() => Conversation, {
    nullable: true,
    description: 'A conversation that the caller takes part in, or null.',
  })
  async conversation(
    @Arg('accountId', () => ID, accountArgument) accountId: string,
    @Arg('id', () => ID, { description: "LivePerson's id of the conversation." }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Conversation | null> {
    context.report.accountIds.add(accountId);
    const withMessages = asksForMessages(info);
    const record = await context.conversations.load({ accountId, id, withMessages });
    return record && presentConversation(record);
  }

  @Query(() => Conversation, {
    nullable: true,
    description:
      "The caller's open conversation, if there is one: LivePerson allows one per consumer. One that was opened elsewhere is found where the gateway has a credential for LivePerson's Messaging Interactions API.",
  })
  async openConversation(
    @Arg('accountId', () => ID, accountArgument) accountId: string,
    @Arg('consumerId', () => ID, consumerArgument)
    consumerId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Conversation | null> {
    context.report.accountIds.add(accountId);
    const record = await this.openConversations.findFor({ accountId, consumerId }, context);
    return record && presentConversation(record);
  }

  @Query(() => ConversationConnection, {
    description:
      "The consumer's conversations, newest first: those known to this gateway, completed from LivePerson's Messaging Interactions API where the gateway has a credential for it.",
  })
  async conversations(
    @Args(() => ConversationsArgs) { accountId, consumerId, state, ...page }: ConversationsArgs,
    @Ctx() context: RequestContext,
  ): Promise<ConversationConnection> {
    context.report.accountIds.add(accountId);
    const records = await this.openConversations.list({ accountId, consumerId }, state ?? null, context);
    return paginate(records, page, { positionOf: ({ id }) => id, present: presentConversation });
  }
}

import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Accounts } from '../../config/account.js';
import type { Conversations } from '../../conversations/conversations.js';
import { presentConversation } from '../present-conversation.js';
import type { RequestContext } from '../request-context.js';
import { Account } from '../types/account.js';
import { Conversation } from '../types/conversation.js';

const accountArgument = { description: 'The LivePerson account (brand).' };

@Resolver()
export class Queries {
  constructor(
    private readonly accounts: Accounts,
    private readonly conversations: Conversations,
  ) {}

  @Query(() => Account, {
    nullable: true,
    description: 'One configured account, or null if the gateway serves no such account.',
  })
  account(@Arg('id', () => ID, accountArgument) id: string, @Ctx() context: RequestContext): Account | null {
    context.report.accountIds.add(id);
    return this.accounts.find(id) === undefined ? null : { id };
  }

  @Query(() => Conversation, {
    nullable: true,
    description: 'A conversation that the caller takes part in, or null.',
  })
  async conversation(
    @Arg('accountId', () => ID, accountArgument) accountId: string,
    @Arg('id', () => ID, { description: "LivePerson's id of the conversation." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Conversation | null> {
    context.report.accountIds.add(accountId);
    const record = await context.conversations.load({ accountId, id });
    return record && presentConversation(record);
  }

  @Query(() => Conversation, {
    nullable: true,
    description:
      "The caller's open conversation, if there is one that this gateway knows: LivePerson allows one per consumer.",
  })
  async openConversation(
    @Arg('accountId', () => ID, accountArgument) accountId: string,
    @Arg('consumerId', () => ID, {
      nullable: true,
      description: "As in CreateConversationInput: the consumer's id in the caller's own channel.",
    })
    consumerId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Conversation | null> {
    context.report.accountIds.add(accountId);
    const record = await this.conversations.findOpen(
      { accountId, consumerId },
      context.caller,
      context.scope,
    );
    return record && presentConversation(record);
  }
}

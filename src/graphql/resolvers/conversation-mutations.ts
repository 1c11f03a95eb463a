import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Conversations } from '../../conversations/conversations.js';
import { CreateConversationInput } from '../inputs/create-conversation-input.js';
import { presentConversation } from '../present-conversation.js';
import type { RequestContext } from '../request-context.js';
import { CreateConversationPayload } from '../types/conversation.js';

@Resolver()
export class ConversationMutations {
  constructor(private readonly conversations: Conversations) {}

  @Mutation(() => CreateConversationPayload, {
    description:
      "Sets the consumer's profile and opens a conversation with the brand. LivePerson allows one open conversation for each consumer. When the answer is lost on the way, the error is `OUTCOME_UNKNOWN`.",
  })
  async createConversation(
    @Arg('input', () => CreateConversationInput, { description: 'What the conversation is opened with.' })
    input: CreateConversationInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateConversationPayload> {
    context.report.accountIds.add(input.accountId);
    const { record, outcome } = await this.conversations.open(input, context.caller, context.scope);
    return { conversation: presentConversation(record), outcome };
  }
}

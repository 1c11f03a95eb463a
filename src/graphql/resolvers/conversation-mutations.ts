import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Conversations } from '../../conversations/conversations.js';
import { CreateConversationInput } from '../inputs/create-conversation-input.js';
import { presentConversation } from '../present-conversation.js';
import { presentMessage } from '../present-message.js';
import type { RequestContext } from '../request-context.js';
import { CreateConversationPayload, SendMessagePayload } from '../types/payloads.js';

@Resolver(() => CreateConversationPayload)
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
    const { record, outcome, firstMessage } = await this.conversations.open(input, context);
    return { conversation: presentConversation(record), outcome, firstMessageOutcome: firstMessage };
  }

  @FieldResolver(() => SendMessagePayload, {
    nullable: true,
    description:
      'What became of the first message, if there was one. It can fail alone: then it is null, its error stands at this field, and the conversation is open.',
  })
  firstMessage(@Root() { firstMessageOutcome }: CreateConversationPayload): SendMessagePayload | null {
    if (firstMessageOutcome === undefined) return null;
    if ('error' in firstMessageOutcome) throw firstMessageOutcome.error;
    return { message: presentMessage(firstMessageOutcome.sent.message) };
  }
}

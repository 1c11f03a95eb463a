import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { LivePersonMessage } from '../../liveperson/message.js';
import { MessagesArgs } from '../inputs/page-args.js';
import { paginate } from '../paginate.js';
import { presentMessage } from '../present-message.js';
import type { RequestContext } from '../request-context.js';
import { MessageConnection } from '../types/connections.js';
import { Conversation } from '../types/conversation.js';

const pages = {
  positionOf: ({ dialogId, sequence }: LivePersonMessage) => `${dialogId} ${sequence}`,
  present: presentMessage,
};

@Resolver(() => Conversation)
export class ConversationFields {
  @FieldResolver(() => ID, {
    description: 'Subscribe with `after` set to this to miss nothing after this snapshot.',
  })
  eventsCursor(@Root() { accountId, id }: Conversation, @Ctx() { cursors }: RequestContext): Promise<string> {
    return cursors.of({ accountId, id });
  }

  @FieldResolver(() => MessageConnection, {
    description:
      "Messages the consumer may see, oldest first: those that passed through this gateway, completed from LivePerson's Messaging REST API where the account offers it, else from its Messaging Interactions API where the gateway has a credential for it; `isComplete` says whether one of them answered. Both can lag behind by a minute.",
  })
  async messages(
    @Root() conversation: Conversation,
    @Args(() => MessagesArgs) args: MessagesArgs,
    @Ctx() context: RequestContext,
  ): Promise<MessageConnection> {
    const { messages, isComplete } = await context.timelines.load(conversation);
    return { isComplete, ...paginate(messages, args, pages) };
  }
}

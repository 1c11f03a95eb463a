import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Following } from '../../conversations/followings.js';
import { presentEvent } from '../present-event.js';
import type { RequestContext } from '../request-context.js';
import { ConversationEvent } from '../types/events.js';

@Resolver()
export class ConversationEvents {
  constructor(private readonly now: () => number) {}

  @Subscription(() => ConversationEvent, {
    description:
      'Everything that happens in one conversation, from `after` on (exclusive), without gaps or repeats.',
    subscribe: ({ args, context }) => {
      const { accountId, conversationId, after } = args as EventsArgs; // checked by GraphQL against the arguments below
      const asking = context as RequestContext;
      asking.report.accountIds.add(accountId);
      return asking.follow({ accountId, id: conversationId }, after ?? null);
    },
  })
  conversationEvents(
    @Arg('accountId', () => ID, { description: 'The LivePerson account (brand).' }) accountId: string,
    @Arg('conversationId', () => ID, { description: "LivePerson's id of the conversation." })
    conversationId: string,
    @Arg('after', () => ID, {
      nullable: true,
      description:
        'A cursor of this conversation: of an event, or `eventsCursor`. From the oldest kept event when absent.',
    })
    _after: string | null,
    @Root() { told, current }: Following,
  ): ConversationEvent {
    return presentEvent(told, { accountId, id: conversationId }, current, this.now());
  }
}

interface EventsArgs {
  readonly accountId: string;
  readonly conversationId: string;
  readonly after?: string | null;
}

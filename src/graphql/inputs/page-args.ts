import { ArgsType, Field, ID, Int } from 'type-graphql';
import { ConversationStateEnum } from '../enums.js';
import type { PageArgs } from '../paginate.js';

@ArgsType()
/** Which messages of a conversation. */
export class MessagesArgs implements PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'At most this many from the start, 1 to 200; 100 when nothing is said.',
  })
  first?: number | null;

  @Field(() => ID, { nullable: true, description: 'Only those after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'At most this many from the end, 1 to 200.' })
  last?: number | null;

  @Field(() => ID, { nullable: true, description: 'Only those before this cursor.' })
  before?: string | null;
}

@ArgsType()
/** Which conversations of a consumer. */
export class ConversationsArgs implements PageArgs {
  @Field(() => ID, { description: 'The LivePerson account (brand).' })
  accountId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "As in CreateConversationInput: the consumer's id in the caller's own channel.",
  })
  consumerId?: string | null;

  @Field(() => ConversationStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: 'OPEN' | 'CLOSE' | null;

  @Field(() => Int, { nullable: true, description: 'At most this many, 1 to 200; 100 when nothing is said.' })
  first?: number | null;

  @Field(() => ID, { nullable: true, description: 'Only those after this cursor.' })
  after?: string | null;
}

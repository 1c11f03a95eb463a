import { Field, ID } from 'type-graphql';
import { Conversation } from './conversation.js';
import { Message } from './message.js';
import { PlainType } from './plain-type.js';

@PlainType({ description: 'Where a page of a connection lies.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether more precedes.' })
  hasPreviousPage!: boolean;

  @Field(() => ID, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => ID, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor!: string | null;
}

@PlainType({ description: 'A message in a connection.' })
export class MessageEdge {
  @Field(() => ID, { description: 'Opaque; pass as `after` or `before`.' })
  cursor!: string;

  @Field(() => Message, { description: 'The message.' })
  node!: Message;
}

@PlainType({ description: 'Messages that the consumer may see, oldest first.' })
export class MessageConnection {
  @Field(() => [MessageEdge], { description: 'The messages of this page.' })
  edges!: MessageEdge[];

  @Field(() => PageInfo, { description: 'Where this page lies.' })
  pageInfo!: PageInfo;

  @Field(() => Boolean, {
    description:
      "False when LivePerson's read APIs could not be asked: then there is only what passed through this gateway.",
  })
  isComplete!: boolean;
}

@PlainType({ description: 'A conversation in a connection.' })
export class ConversationEdge {
  @Field(() => ID, { description: 'Opaque; pass as `after`.' })
  cursor!: string;

  @Field(() => Conversation, { description: 'The conversation.' })
  node!: Conversation;
}

@PlainType({ description: 'Conversations of a consumer, newest first.' })
export class ConversationConnection {
  @Field(() => [ConversationEdge], { description: 'The conversations of this page.' })
  edges!: ConversationEdge[];

  @Field(() => PageInfo, { description: 'Where this page lies.' })
  pageInfo!: PageInfo;
}

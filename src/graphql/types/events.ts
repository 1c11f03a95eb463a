import { Field, ID, Int, InterfaceType } from 'type-graphql';
import { ConversationStateEnum } from '../enums.js';
import { ChatStateEnum, MessageStatusEnum } from '../enums-messages.js';
import { dateTime } from '../scalars.js';
import { Conversation } from './conversation.js';
import { Message, Participant } from './message.js';
import { PlainType } from './plain-type.js';

@InterfaceType({
  description: 'Something that happened in a conversation.',
  resolveType: (event: { kind: string }) => event.kind,
})
export abstract class ConversationEvent {
  @Field(() => ID, { description: 'Opaque; pass as `after` to resume.' })
  cursor!: string;

  @Field(() => dateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => Conversation, { description: 'As it was after this event.' })
  conversation!: Conversation;

  kind!: string;
}

@PlainType({
  implements: ConversationEvent,
  description: 'A message came. Place it by its dialog and sequence.',
})
export class MessageAdded extends ConversationEvent {
  @Field(() => Message, { description: 'The message.' })
  message!: Message;
}

@PlainType({
  implements: ConversationEvent,
  description: 'Messages got farther: they arrived, or were read.',
})
export class MessageStatusChanged extends ConversationEvent {
  @Field(() => ID, { description: 'The dialog of the messages.' })
  dialogId!: string;

  @Field(() => [Int], { description: 'Their sequences in that dialog.' })
  sequences!: number[];

  @Field(() => MessageStatusEnum, { description: 'How far they got.' })
  status!: string;

  @Field(() => Participant, { description: 'Who said so.' })
  by!: Participant;
}

@PlainType({
  implements: ConversationEvent,
  description:
    'What a participant is doing now. Told live only: it is not replayed, and its cursor is that of the event before it.',
})
export class ChatStateChanged extends ConversationEvent {
  @Field(() => ChatStateEnum, { description: 'What it is doing.' })
  chatState!: string;

  @Field(() => Participant, { description: 'Who.' })
  by!: Participant;
}

@PlainType({
  implements: ConversationEvent,
  description:
    'The conversation changed: opened, answered by an agent, transferred, closed. See `conversation` for how it stands.',
})
export class ConversationChanged extends ConversationEvent {
  @Field(() => ConversationStateEnum, {
    nullable: true,
    description: 'State of the main dialog before, if it is known.',
  })
  previousState?: string | null;
}

@PlainType({
  implements: ConversationEvent,
  description:
    'Events between `after` and now are gone (retention ran out): read the conversation again and go on from `cursor`.',
})
export class ConversationResync extends ConversationEvent {}

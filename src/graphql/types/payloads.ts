import { Field, ID, Int } from 'type-graphql';
import type { FirstMessageOutcome } from '../../conversations/sent.js';
import { CreateConversationOutcome } from '../enums.js';
import { AcknowledgementStatus, ChatStateEnum } from '../enums-messages.js';
import { dateTime } from '../scalars.js';
import { Conversation } from './conversation.js';
import { Message } from './message.js';
import { Consumer } from './participants.js';
import { PlainType } from './plain-type.js';

@PlainType({ description: 'The answer to `createConversation`.' })
export class CreateConversationPayload {
  @Field(() => Conversation, { description: 'The conversation.' })
  conversation!: Conversation;

  @Field(() => CreateConversationOutcome, {
    description: 'Whether it was opened now, was open before, or is a replay.',
  })
  outcome!: string;

  firstMessageOutcome?: FirstMessageOutcome | undefined;
}

@PlainType({ description: 'The answer to sending a message.' })
export class SendMessagePayload {
  @Field(() => Message, { description: 'The message, as LivePerson took it.' })
  message!: Message;
}

@PlainType({ description: 'The answer to `setChatState`.' })
export class SetChatStatePayload {
  @Field(() => ChatStateEnum, { description: 'The state that was set.' })
  chatState!: string;
}

@PlainType({ description: 'The answer to `acknowledgeMessages`.' })
export class AcknowledgeMessagesPayload {
  @Field(() => [Int], { description: 'Sequences of the messages that were acknowledged.' })
  sequences!: number[];

  @Field(() => AcknowledgementStatus, { description: 'What was said of them.' })
  status!: string;
}

@PlainType({ description: 'The answer to `clickAction`.' })
export class ClickActionPayload {
  @Field(() => Message, {
    nullable: true,
    description: 'The text that was published, if the button publishes one.',
  })
  message!: Message | null;
}

@PlainType({ description: 'The answer to `closeConversation`.' })
export class CloseConversationPayload {
  @Field(() => Conversation, { description: 'The conversation.' })
  conversation!: Conversation;

  @Field(() => Boolean, { description: 'Whether it was closed before: that is no error.' })
  alreadyClosed!: boolean;
}

@PlainType({ description: 'The answer to `updateUserProfile`.' })
export class UpdateUserProfilePayload {
  @Field(() => Consumer, { description: 'The consumer.' })
  consumer!: Consumer;
}

@PlainType({ description: 'The answer to `submitCsat`.' })
export class SubmitCsatPayload {
  @Field(() => Conversation, { description: 'The conversation.' })
  conversation!: Conversation;
}

@PlainType({ description: 'The answer to `changeTtr`.' })
export class ChangeTtrPayload {
  @Field(() => Conversation, { description: 'The conversation.' })
  conversation!: Conversation;
}

@PlainType({ description: 'The answer to `requestFileUpload`.' })
export class RequestFileUploadPayload {
  @Field(() => String, { description: 'Put the bytes here with one PUT request, before `expiresAt`.' })
  url!: string;

  @Field(() => String, {
    description: 'Where the file will be in the object store: `relativePath` of `sendFile`.',
  })
  relativePath!: string;

  @Field(() => dateTime, { description: 'When the address ends: one minute from now.' })
  expiresAt!: Date;
}

@PlainType({ description: 'The answer to `requestFileDownload`.' })
export class RequestFileDownloadPayload {
  @Field(() => String, { description: 'The bytes are here until `expiresAt`.' })
  url!: string;

  @Field(() => dateTime, { description: 'When the address ends: one minute from now.' })
  expiresAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description:
      'A path of this gateway that leads to the bytes for an hour, whatever became of `url`, as long as this process runs; for this file only. Null with forwarded credentials.',
  })
  link!: string | null;
}

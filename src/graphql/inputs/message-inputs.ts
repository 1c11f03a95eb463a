import { ArrayMaxSize, ArrayNotEmpty, IsInt, Min, MinLength } from 'class-validator';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import type { Metadata } from '../../liveperson/publish-event.js';
import { AcknowledgementStatus, ChatStateEnum, FileType } from '../enums-messages.js';
import { DialogTarget, MessageTargetInput } from './conversation-target.js';
import { IsFilePath, IsMetadata, OptionalId, OptionalText } from './rules.js';

/** Most messages that one call acknowledges. */
const mostSequences = 1000;
/** LivePerson's limit of a preview: 30 KB. */
const longestPreview = 30 * 1024;

@InputType({ description: 'A text to send.' })
export class SendTextInput extends MessageTargetInput {
  @Field(() => String, {
    description: 'The text, at most 5000 characters; a longer one is `MESSAGE_TOO_LONG`.',
  })
  @MinLength(1)
  text!: string;
}

@InputType({ description: 'A file to send, uploaded before.' })
export class SendFileInput extends MessageTargetInput {
  @Field(() => String, {
    description: 'Where it is in the object store, as `requestFileUpload` or `POST /files` said.',
  })
  @IsFilePath()
  relativePath!: string;

  @Field(() => FileType, { description: 'Its type.' })
  fileType!: keyof typeof FileType;

  @OptionalText('What stands below it.')
  caption?: string | null;

  @OptionalText(
    'A small picture of it, as a `data:` address in base64 below 30 KB. The gateway makes one when it is absent.',
    longestPreview,
  )
  preview?: string | null;
}

@InputType({ description: "A consumer's state in a conversation." })
export class SetChatStateInput extends DialogTarget {
  @Field(() => ChatStateEnum, { description: 'What the consumer is doing.' })
  chatState!: keyof typeof ChatStateEnum;
}

@InputType({ description: 'Receipts for messages.' })
export class AcknowledgeMessagesInput extends DialogTarget {
  @Field(() => [Int], { description: 'Sequences of the messages in their dialog, at most 1000.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(mostSequences)
  @IsInt({ each: true })
  @Min(0, { each: true })
  sequences!: number[];

  @Field(() => AcknowledgementStatus, { description: 'What to say of them.' })
  status!: keyof typeof AcknowledgementStatus;
}

@InputType({ description: 'A quick reply or a button of structured content that the consumer pressed.' })
export class ClickActionInput extends MessageTargetInput {
  @Field(() => Int, { description: 'Sequence of the message that carried the button.' })
  @Min(0)
  sequence!: number;

  @OptionalText('For a button whose action is `publishText`: its text, sent after the receipt.')
  publishText?: string | null;

  @Field(() => [GraphQLJSON], {
    defaultValue: [],
    description: '`click.metadata` of the button, as it came; at most 5 KB.',
  })
  @IsMetadata()
  metadata!: Metadata[];
}

@InputType({ description: 'The first message of a conversation.' })
export class FirstMessageInput {
  @Field(() => String, { description: 'The text, at most 5000 characters.' })
  @MinLength(1)
  text!: string;

  @OptionalId(
    'Your own id of the message, at most 64 characters.',
    /^[^\p{Cc}]{1,64}$/u,
    'an id of 1 to 64 characters',
  )
  externalId?: string | null;
}

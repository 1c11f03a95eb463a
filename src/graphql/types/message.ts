import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, InterfaceType } from 'type-graphql';
import { MessageStatusEnum, ParticipantRole } from '../enums-messages.js';
import { dateTime } from '../scalars.js';
import { PlainType } from './plain-type.js';

@PlainType({ description: 'Somebody who takes part in a conversation.' })
export class Participant {
  @Field(() => ParticipantRole, { description: 'In which role.' })
  role!: string;

  @Field(() => String, { description: "The role in LivePerson's own word." })
  roleRaw!: string;

  @Field(() => ID, { nullable: true, description: 'Participant id at LivePerson, where it is told.' })
  id?: string | null;
}

@PlainType({ description: 'One button of a set of quick replies. Answer with `clickAction`.' })
export class QuickReply {
  @Field(() => String, { description: 'What the button says.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it says on pointing.' })
  tooltip?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The text to publish when it is pressed: `publishText` of `clickAction`.',
  })
  publishText?: string | null;

  @Field(() => [GraphQLJSON], {
    description: 'Metadata to repeat when it is pressed: `metadata` of `clickAction`.',
  })
  metadata!: unknown[];

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'Its `click` as LivePerson sent it, other actions included.',
  })
  click?: unknown;
}

@InterfaceType({
  description: 'A message that the consumer may see.',
  resolveType: (message: { kind: string }) => message.kind,
})
export abstract class Message {
  @Field(() => ID, { description: 'Unique within the conversation.' })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Yours, as given to `sendText`: match an optimistic message with it.',
  })
  externalId?: string | null;

  @Field(() => Int, {
    description: "LivePerson's number of the message in its dialog, from 0; numbers may be missing.",
  })
  sequence!: number;

  @Field(() => ID, { description: 'The dialog that it belongs to.' })
  dialogId!: string;

  @Field(() => Participant, { description: 'Who wrote it.' })
  from!: Participant;

  @Field(() => dateTime, {
    description: "When it was sent; for those sent here, when LivePerson's answer came.",
  })
  sentAt!: Date;

  @Field(() => MessageStatusEnum, { description: 'How far it got.' })
  status!: string;

  kind!: string;
}

@PlainType({ implements: Message, description: 'A text.' })
export class TextMessage extends Message {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => [QuickReply], { description: 'Buttons below it.' })
  quickReplies!: QuickReply[];
}

@PlainType({ implements: Message, description: 'A file. Get at it with `requestFileDownload`.' })
export class FileMessage extends Message {
  @Field(() => String, { nullable: true, description: 'What stands below it.' })
  caption?: string | null;

  @Field(() => String, { description: "Type, in LivePerson's words, such as `JPG`." })
  fileType!: string;

  @Field(() => String, { description: 'Where it is in the object store.' })
  relativePath!: string;

  @Field(() => String, { nullable: true, description: 'A small picture of it, as a `data:` address.' })
  preview?: string | null;
}

@PlainType({ implements: Message, description: 'Structured content: cards, carousels, buttons.' })
export class RichMessage extends Message {
  @Field(() => GraphQLJSON, { description: "The template, in LivePerson's structured content." })
  content!: unknown;

  @Field(() => [QuickReply], { description: 'Buttons below it.' })
  quickReplies!: QuickReply[];
}

@PlainType({ implements: Message, description: 'An invitation to fill in a secure form.' })
export class SecureFormMessage extends Message {
  @Field(() => ID, { description: 'Id of the invitation.' })
  invitationId!: string;

  @Field(() => String, { nullable: true, description: 'Title of the form.' })
  title?: string | null;
}

@PlainType({ implements: Message, description: 'A message of a kind that this gateway does not know.' })
export class UnsupportedMessage extends Message {
  @Field(() => String, { description: "Its content type, in LivePerson's words." })
  contentType!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: 'What it holds, as it came.' })
  raw?: unknown;
}

import { Field, ID } from 'type-graphql';
import { ConversationStateEnum } from '../enums.js';
import { DialogType } from '../enums-messages.js';
import { dateTime } from '../scalars.js';
import { PlainType } from './plain-type.js';

@PlainType({ description: 'A thread of messages in a conversation: the main one, or the survey after it.' })
export class Dialog {
  @Field(() => ID, { description: "LivePerson's id of the dialog; the main dialog has the conversation's." })
  id!: string;

  @Field(() => DialogType, { description: 'Kind of dialog.' })
  type!: string;

  @Field(() => String, { description: "Kind of dialog in LivePerson's own word." })
  typeRaw!: string;

  @Field(() => ConversationStateEnum, { description: 'Whether it goes on.' })
  state!: string;

  @Field(() => dateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => dateTime, {
    nullable: true,
    description: 'When it ended, if it did and the time is known.',
  })
  endedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "Who closed it, in LivePerson's words." })
  closedBy?: string | null;
}

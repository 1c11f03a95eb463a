import { Directive, Field, ID } from 'type-graphql';
import { ConversationStateEnum, Ttr } from '../enums.js';
import { dateTime } from '../scalars.js';
import { Account } from './account.js';
import { Dialog } from './dialog.js';
import { Agent, Consumer, Skill } from './participants.js';
import { PlainType } from './plain-type.js';

@PlainType({ description: 'A conversation of a consumer with a brand, as far as this gateway knows it.' })
@Directive('@key(fields: "accountId id")')
export class Conversation {
  @Field(() => ID, { description: 'The account that the conversation belongs to.' })
  accountId!: string;

  @Field(() => ID, { description: "LivePerson's id of the conversation, and of its main dialog." })
  id!: string;

  @Field(() => Account, { description: 'The account that the conversation belongs to.' })
  account!: Account;

  @Field(() => ConversationStateEnum, { description: 'State of the main dialog.' })
  state!: string;

  @Field(() => ConversationStateEnum, {
    description: 'State of the whole conversation: still open while a survey runs after the main dialog.',
  })
  stage!: string;

  @Field(() => Consumer, {
    nullable: true,
    description: 'Null when the conversation was opened elsewhere and the caller may not know its consumer.',
  })
  consumer?: Consumer | null;

  @Field(() => Agent, { nullable: true, description: 'The agent who answers, once one is known here.' })
  agent?: Agent | null;

  @Field(() => Skill, {
    nullable: true,
    description: 'The skill that the conversation was routed to, if one was named.',
  })
  skill?: Skill | null;

  @Field(() => Ttr, { nullable: true, description: 'How soon an answer is due, if it was said.' })
  ttr?: string | null;

  @Field(() => [Dialog], { description: 'The main dialog, and the survey after it if there is one.' })
  dialogs!: Dialog[];

  @Field(() => dateTime, {
    description: "When the conversation was opened; for those opened here, when LivePerson's answer came.",
  })
  startedAt!: Date;

  @Field(() => dateTime, {
    nullable: true,
    description: 'When the conversation was closed, if it was and the time is known.',
  })
  endedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was closed, in LivePerson's words, such as `CONSUMER` or `AGENT`.",
  })
  closeReason?: string | null;
}

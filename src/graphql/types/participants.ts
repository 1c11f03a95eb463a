import { Directive, Field, ID } from 'type-graphql';
import { PlainType } from './plain-type.js';

@PlainType({ description: 'A person who talks with the brand.' })
@Directive('@key(fields: "accountId id")')
export class Consumer {
  @Field(() => ID, { description: 'The account that the consumer talks with.' })
  accountId!: string;

  @Field(() => ID, { description: "The id in the caller's own channel." })
  id!: string;
}

@PlainType({ description: 'A group of agents with one task. Other subgraphs may tell more of it.' })
@Directive('@key(fields: "accountId id", resolvable: false)')
export class Skill {
  @Field(() => ID, { description: 'The account that the skill belongs to.' })
  accountId!: string;

  @Field(() => ID, { description: 'The id of the skill.' })
  id!: string;
}

@PlainType({
  description: 'A person or bot who answers for the brand. Other subgraphs may tell more of it.',
})
@Directive('@key(fields: "accountId id", resolvable: false)')
export class Agent {
  @Field(() => ID, { description: 'The account that the agent works for.' })
  accountId!: string;

  @Field(() => ID, { description: 'The participant id of the agent.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "The agent's name, where LivePerson's history tells it.",
  })
  @Directive('@shareable')
  displayName?: string | null;
}

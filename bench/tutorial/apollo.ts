// Apollo Server as the tutorials of type-graphql and Apollo have it: standalone, inputs validated by class-validator, and
// the global fetch to LivePerson. Answers the measured mutation, and nothing else.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Arg, buildSchema, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { CreateConversationInput } from './inputs.js';

const upstream = process.env['UPSTREAM'] ?? '';

@ObjectType()
class Consumer {
  @Field(() => ID)
  id!: string;
}

@ObjectType()
class Conversation {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  state!: string;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Consumer)
  consumer!: Consumer;
}

@ObjectType()
class CreateConversationPayload {
  @Field(() => String)
  outcome!: string;

  @Field(() => Conversation)
  conversation!: Conversation;
}

/** The batch that opens a conversation. */
function createBatch({ userProfile, routing, accountId }: CreateConversationInput) {
  const { customerInfo, personalInfo } = userProfile;
  const ctmrinfo = { socialId: customerInfo.socialId, ctype: customerInfo.customerType };
  const personal = {
    firstname: personalInfo.firstName,
    lastname: personalInfo.lastName,
    gender: personalInfo.gender,
  };
  const sdes = [
    { type: 'ctmrinfo', info: ctmrinfo },
    { type: 'personal', personal },
  ];
  const conversation = { ttrDefName: routing.ttr, channelType: 'MESSAGING', brandId: accountId };
  return [
    {
      kind: 'req',
      id: randomUUID(),
      type: 'userprofile.SetUserProfile',
      body: { authenticatedData: { lp_sdes: sdes } },
    },
    { kind: 'req', id: randomUUID(), type: 'cm.ConsumerRequestConversation', body: conversation },
  ];
}

@Resolver()
class ConversationResolver {
  @Query(() => String)
  hello(): string {
    return 'world';
  }

  @Mutation(() => CreateConversationPayload)
  async createConversation(
    @Arg('input', () => CreateConversationInput) input: CreateConversationInput,
  ): Promise<CreateConversationPayload> {
    const path = `/api/account/${input.accountId}/messaging/consumer/conversation?v=3`;
    const answer = await fetch(`${upstream}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'app-jwt',
        'x-lp-on-behalf': 'consumer-jws',
      },
      body: JSON.stringify(createBatch(input)),
    });
    const items = (await answer.json()) as { body: { conversationId: string } }[]; // as the stub answers
    const id = items[1]?.body.conversationId ?? '';
    const consumer = { id: input.consumerId };
    return { outcome: 'CREATED', conversation: { id, state: 'OPEN', startedAt: new Date(), consumer } };
  }
}

const schema = await buildSchema({ resolvers: [ConversationResolver], validate: true });
const server = new ApolloServer({ schema });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.send?.({ port: Number(new URL(url).port) });

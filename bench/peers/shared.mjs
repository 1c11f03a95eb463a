// What the peers share: the parts of the schema that the measured mutation uses, and the same call with undici's Pool as L0.
import { Pool } from 'undici';
import { conversationPath, createBatch, created, upstreamHeaders } from '../servers/hand-written.mjs';

const upstream = new Pool(process.env.UPSTREAM, { connections: 128, pipelining: 1 });

export const typeDefs = `
  type Query {
    hello: String
  }
  type Mutation {
    createConversation(input: CreateConversationInput!): CreateConversationPayload!
  }
  type CreateConversationPayload {
    outcome: String!
    conversation: Conversation!
  }
  type Conversation {
    id: ID!
    state: String!
    startedAt: String!
    consumer: Consumer!
  }
  type Consumer {
    id: ID!
  }
  input CreateConversationInput {
    accountId: ID!
    consumerId: ID!
    userProfile: UserProfileInput!
    routing: RoutingInput!
    ifOpen: Policy! = REJECT
  }
  enum Policy {
    REJECT
    RETURN_OPEN
  }
  input UserProfileInput {
    customerInfo: CustomerInfoInput!
    personalInfo: PersonalInfoInput!
  }
  input CustomerInfoInput {
    socialId: ID
    customerType: String
  }
  input PersonalInfoInput {
    firstName: String
    lastName: String
    gender: Gender
  }
  enum Gender {
    FEMALE
    MALE
    OTHER
  }
  input RoutingInput {
    ttr: Ttr!
  }
  enum Ttr {
    CUSTOM
    NORMAL
    PRIORITIZED
    URGENT
  }
`;

/** Opens a conversation. */
export async function createConversation(input) {
  const body = JSON.stringify(createBatch(input));
  const call = { method: 'POST', path: conversationPath, headers: upstreamHeaders, body };
  const answer = await upstream.request(call);
  return created(input, await answer.body.json()).createConversation;
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { graphql, Kind, parse, print } from 'graphql';
import type { ASTNode, ConstDirectiveNode, DefinitionNode, InputValueDefinitionNode } from 'graphql';
import { buildSubgraph } from '../../src/graphql/build-schema.js';

const { print: printSdl, schema } = buildSubgraph({ get: () => undefined }, {});
const sdl = await printSdl();
const { definitions } = parse(sdl);

/** What clients rely on already: these names have exactly these types. */
const fixed = {
  'Query.account': '(id: ID!): Account',
  'Query.conversation': '(accountId: ID!, id: ID!): Conversation',
  'Subscription.conversationEvents': '(accountId: ID!, after: ID, conversationId: ID!): ConversationEvent!',
  'Conversation.eventsCursor': 'ID!',
  'ConversationEvent.cursor': 'ID!',
  'ConversationEvent.occurredAt': 'DateTime!',
  'ConversationEvent.conversation': 'Conversation!',
  'Mutation.createConversation': '(input: CreateConversationInput!): CreateConversationPayload!',
  'Mutation.sendText': '(input: SendTextInput!): SendMessagePayload!',
  'Mutation.setChatState': '(input: SetChatStateInput!): SetChatStatePayload!',
  'Mutation.acknowledgeMessages': '(input: AcknowledgeMessagesInput!): AcknowledgeMessagesPayload!',
  'Mutation.closeConversation': '(input: CloseConversationInput!): CloseConversationPayload!',
  'CreateConversationInput.accountId': 'ID!',
  'CreateConversationInput.consumerId': 'ID',
  'CreateConversationInput.userProfile': 'UserProfileInput',
  'CreateConversationInput.routing': 'RoutingInput',
  'CreateConversationInput.client': 'ClientPropertiesInput',
  'CreateConversationInput.ifOpen': 'OpenConversationPolicy! = REJECT',
  'CreateConversationInput.idempotencyKey': 'String',
  'UserProfileInput.firstName': 'String',
  'UserProfileInput.lastName': 'String',
  'UserProfileInput.avatarUrl': 'String',
  'UserProfileInput.description': 'String',
  'UserProfileInput.backgroundImageUrl': 'String',
  'UserProfileInput.privateData': 'PrivateDataInput',
  'UserProfileInput.customerInfo': 'CustomerInfoInput',
  'UserProfileInput.personalInfo': 'PersonalInfoInput',
  'CustomerInfoInput.socialId': 'ID',
  'CustomerInfoInput.customerType': 'String',
  'PersonalInfoInput.firstName': 'String',
  'PersonalInfoInput.lastName': 'String',
  'PersonalInfoInput.gender': 'Gender',
  'RoutingInput.skillId': 'ID',
  'RoutingInput.ttr': 'Ttr',
  'RoutingInput.channelType': 'ChannelType! = MESSAGING',
  'RoutingInput.campaign': 'CampaignInput',
  'RoutingInput.context': 'ConversationContextInput',
  'SendTextInput.dialogId': 'ID',
  'SendTextInput.text': 'String!',
  'SendTextInput.externalId': 'ID',
  'CloseConversationInput.mode': 'CloseMode! = CONVERSATION',
  'SetChatStateInput.chatState': 'ChatState!',
  'AcknowledgeMessagesInput.dialogId': 'ID',
  'AcknowledgeMessagesInput.sequences': '[Int!]!',
  'AcknowledgeMessagesInput.status': 'AcknowledgementStatus!',
  'CreateConversationPayload.conversation': 'Conversation!',
  'CreateConversationPayload.outcome': 'CreateConversationOutcome!',
  'SendMessagePayload.message': 'Message!',
  'CloseConversationPayload.conversation': 'Conversation!',
  'CloseConversationPayload.alreadyClosed': 'Boolean!',
  'Account.id': 'ID!',
  'Account.services': '(names: [String!]): [Service!]!',
  'Conversation.accountId': 'ID!',
  'Conversation.id': 'ID!',
  'Conversation.state': 'ConversationState!',
  'Conversation.consumer': 'Consumer',
};

/** Words that the fixed names take and give; more may come. */
const words = {
  OpenConversationPolicy: ['REJECT', 'RETURN_OPEN'],
  CreateConversationOutcome: ['CREATED', 'REPLAYED', 'RETURNED_OPEN'],
  ConversationState: ['CLOSE', 'OPEN'],
  Gender: ['FEMALE', 'MALE', 'OTHER'],
  Ttr: ['CUSTOM', 'NORMAL', 'PRIORITIZED', 'URGENT'],
  ChannelType: ['MESSAGING'],
  ChatState: ['ACTIVE', 'COMPOSING', 'GONE', 'INACTIVE', 'PAUSE'],
  CloseMode: ['CONVERSATION', 'MAIN_DIALOG'],
  AcknowledgementStatus: ['ACCEPT', 'ACCESS', 'NACK', 'READ'],
  MessageStatus: ['ACCEPTED', 'ACCESSED', 'NACKED', 'READ', 'SENT'],
};

/** What every message has, whatever its kind. */
const messageFields = {
  id: 'ID!',
  externalId: 'ID',
  sequence: 'Int!',
  dialogId: 'ID!',
  from: 'Participant!',
  sentAt: 'DateTime!',
  status: 'MessageStatus!',
};

/** Mutations that act on a conversation which is there. */
const acting = [
  'SendText',
  'SendFile',
  'ClickAction',
  'SubmitCsat',
  'SetChatState',
  'AcknowledgeMessages',
  'CloseConversation',
  'ChangeTtr',
  'RequestFileUpload',
  'RequestFileDownload',
];
/** Mutations that send something which must not be sent twice. */
const sending = ['CreateConversation', 'SendText', 'SendFile', 'ClickAction', 'SubmitCsat'];

/** How a router finds each entity. */
const keys = {
  Account: ['@key(fields: "id")'],
  Conversation: ['@key(fields: "accountId id")'],
  Consumer: ['@key(fields: "accountId id")'],
  Skill: ['@key(fields: "accountId id", resolvable: false)'],
  Agent: ['@key(fields: "accountId id", resolvable: false)'],
};

interface Place {
  readonly name: string;
  readonly described: boolean;
  readonly type: string;
  readonly directives: readonly ConstDirectiveNode[];
}

describe('schema.graphql', () => {
  it('is the text of the built schema below one line that says so', () => {
    const file = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    const [header, ...text] = file.split('\n');
    expect(header).toBe('# Generated by "npm run schema" from the classes in src/graphql. Do not edit.');
    expect(text.join('\n').trimEnd()).toBe(sdl.trimEnd());
  });

  it('describes every type, field, argument and enum value', () => {
    const places = definitions.flatMap(placesOf);
    expect(places.length).toBeGreaterThan(350);
    expect(places.filter(({ described }) => !described).map(({ name }) => name)).toEqual([]);
  });

  it('gives the names that clients rely on exactly their types', () => {
    const types = new Map(definitions.flatMap(placesOf).map(({ name, type }) => [name, type]));
    const found = Object.fromEntries(Object.keys(fixed).map((name) => [name, types.get(name)]));
    expect(found).toEqual(fixed);
  });

  it('has the keys by which a router finds its entities', () => {
    const places = new Map(definitions.flatMap(placesOf).map((place) => [place.name, place]));
    const found = Object.fromEntries(
      Object.keys(keys).map((name) => [name, places.get(name)?.directives.map((one) => print(one))]),
    );
    expect(found).toEqual(keys);
  });

  it('lets every input that acts on a conversation begin alike', () => {
    const begins = { accountId: 'ID!', conversationId: 'ID!', consumerId: 'ID' };
    expect(typesOf(acting, 'Input', Object.keys(begins))).toEqual(acting.map(() => begins));
    const others = membersOf('conversationId').filter((name) => name.endsWith('Input'));
    expect(others.sort()).toEqual(acting.map((name) => `${name}Input`).sort());
  });

  it('takes an idempotency key wherever something is sent that must not be sent twice, and only there', () => {
    expect(typesOf(sending, 'Input', ['idempotencyKey'])).toEqual(
      sending.map(() => ({ idempotencyKey: 'String' })),
    );
    expect(membersOf('idempotencyKey').sort()).toEqual(sending.map((name) => `${name}Input`).sort());
  });

  it('has the words that the names clients rely on take and give', () => {
    const found = Object.fromEntries(
      Object.keys(words).map((name) => [name, definitions.flatMap((one) => valuesOf(one, name))]),
    );
    expect(found).toEqual(words);
  });

  it('gives every kind of message what all messages have', () => {
    const kinds = ['Message', 'TextMessage', 'FileMessage', 'RichMessage', 'SecureFormMessage'];
    const all = [...kinds, 'UnsupportedMessage'];
    expect(typesOf(all, '', Object.keys(messageFields))).toEqual(all.map(() => messageFields));
  });

  it("lets other subgraphs tell an agent's name too", () => {
    const place = definitions.flatMap(placesOf).find(({ name }) => name === 'Agent.displayName');
    expect(place?.directives.map((one) => print(one))).toEqual(['@shareable']);
  });

  it('gives every kind of event what all events have', () => {
    const kinds = ['ConversationEvent', 'MessageAdded', 'MessageStatusChanged', 'ChatStateChanged'];
    const all = [...kinds, 'ConversationChanged', 'ConversationResync'];
    const events = { cursor: 'ID!', occurredAt: 'DateTime!', conversation: 'Conversation!' };
    expect(typesOf(all, '', Object.keys(events))).toEqual(all.map(() => events));
  });

  it('is told to a router as it is', async () => {
    const { data } = await graphql({ schema, source: '{ _service { sdl } }' });
    expect(data).toEqual({ _service: { sdl } });
  });
});

/** Types of these members in each of these types, by member. */
function typesOf(names: readonly string[], suffix: string, members: readonly string[]): unknown[] {
  const types = new Map(definitions.flatMap(placesOf).map(({ name, type }) => [name, type]));
  return names.map((name) =>
    Object.fromEntries(members.map((member) => [member, types.get(`${name}${suffix}.${member}`)])),
  );
}

/** Names of the types that have a member of this name. */
function membersOf(member: string): string[] {
  const names = definitions.flatMap(placesOf).map(({ name }) => name.split('.'));
  return names.flatMap(([type = '', name]) => (name === member ? [type] : []));
}

function valuesOf(definition: DefinitionNode, name: string): string[] {
  if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== name) return [];
  return (definition.values ?? []).map((value) => value.name.value);
}

/** A definition, and every field, argument and value within it, by dotted name. */
function placesOf(definition: DefinitionNode): Place[] {
  if (!('name' in definition)) return [];
  const { value: typeName } = definition.name;
  const members: readonly ASTNode[] = [
    ...('fields' in definition ? (definition.fields ?? []) : []),
    ...('values' in definition ? (definition.values ?? []) : []),
  ];
  return [placeOf(typeName, definition), ...members.flatMap((member) => memberPlaces(typeName, member))];
}

function memberPlaces(typeName: string, member: ASTNode): Place[] {
  if (!('name' in member)) return [];
  const name = `${typeName}.${member.name.value}`;
  const args: readonly InputValueDefinitionNode[] =
    member.kind === Kind.FIELD_DEFINITION ? (member.arguments ?? []) : [];
  return [placeOf(name, member), ...args.map((arg) => placeOf(`${name}(${arg.name.value})`, arg))];
}

function placeOf(name: string, node: ASTNode): Place {
  // The parser leaves it undefined where there is none; its types say otherwise of some nodes.
  const { description } = node as { readonly description?: { readonly value: string } | undefined };
  const described = description !== undefined && description.value !== '';
  const directives = 'directives' in node ? (node.directives ?? []) : [];
  return { name, described, type: typeText(node), directives: directives as ConstDirectiveNode[] }; // a schema's are constant
}

function typeText(node: ASTNode): string {
  if (node.kind === Kind.INPUT_VALUE_DEFINITION) {
    return print(node.type) + (node.defaultValue ? ` = ${print(node.defaultValue)}` : '');
  }
  if (node.kind !== Kind.FIELD_DEFINITION) return '';
  const args = (node.arguments ?? []).map((arg) => `${arg.name.value}: ${typeText(arg)}`).join(', ');
  return args === '' ? print(node.type) : `(${args}): ${print(node.type)}`;
}

// Type-graphql's decorators ask for it as they run: it comes before every import below.
import 'reflect-metadata';
import { buildSchemaSync } from 'type-graphql';
import type { ContainerType, NonEmptyArray } from 'type-graphql';
import { isInterfaceType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { createSubgraph } from './create-subgraph.js';
import type { Subgraph } from './create-subgraph.js';
import { directMutation, resolveDirectly } from './direct-resolvers.js';
import type { DirectField } from './direct-resolvers.js';
import { openBorder } from './federate.js';
import type { FederationBorder, ReferenceResolvers } from './federate.js';
import { CreateConversationInput } from './inputs/create-conversation-input.js';
import {
  AcknowledgeMessagesInput,
  ClickActionInput,
  SendTextInput,
  SetChatStateInput,
} from './inputs/message-inputs.js';
import { AccountFields } from './resolvers/account-fields.js';
import { ChangeMutations } from './resolvers/change-mutations.js';
import { ConversationEvents } from './resolvers/conversation-events.js';
import { ConversationFields } from './resolvers/conversation-fields.js';
import { ConversationMutations } from './resolvers/conversation-mutations.js';
import { FileMutations } from './resolvers/file-mutations.js';
import { MessageMutations } from './resolvers/message-mutations.js';
import { Queries } from './resolvers/queries.js';
import {
  ChatStateChanged,
  ConversationChanged,
  ConversationResync,
  MessageAdded,
  MessageStatusChanged,
} from './types/events.js';
import {
  FileMessage,
  RichMessage,
  SecureFormMessage,
  TextMessage,
  UnsupportedMessage,
} from './types/message.js';
import { Agent, Consumer, Skill } from './types/participants.js';
import { validateInput } from './validate-input.js';

const links =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the type that type-graphql asks for
const resolvers: NonEmptyArray<Function> = [
  Queries,
  ConversationMutations,
  MessageMutations,
  FileMutations,
  ChangeMutations,
  AccountFields,
  ConversationFields,
  ConversationEvents,
];

/** Type-graphql asks for one wherever there are subscriptions; ours have iterators of their own. */
const noTopics = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('there are no topics');
  },
};

/** What front ends do most. */
const directFields: readonly DirectField[] = [
  directMutation(ConversationMutations, 'createConversation', CreateConversationInput),
  directMutation(MessageMutations, 'sendText', SendTextInput),
  directMutation(MessageMutations, 'setChatState', SetChatStateInput),
  directMutation(MessageMutations, 'acknowledgeMessages', AcknowledgeMessagesInput),
  directMutation(MessageMutations, 'clickAction', ClickActionInput),
  {
    type: 'Query',
    name: 'conversation',
    resolver: Queries,
    takes: (_root, { accountId, id }, context, info) => [accountId, id, context, info],
  },
  {
    type: 'Conversation',
    name: 'messages',
    resolver: ConversationFields,
    takes: (conversation, args, context) => [conversation, args, context],
  },
];

/** Builds the federated schema from the classes of this room. `container` holds one instance of each resolver class. */
export function buildSubgraph(
  container: ContainerType,
  references: ReferenceResolvers,
  border: FederationBorder = openBorder,
): Subgraph {
  const classes = buildSchemaSync({
    resolvers,
    container,
    orphanedTypes: [
      Consumer,
      Skill,
      Agent,
      TextMessage,
      FileMessage,
      RichMessage,
      SecureFormMessage,
      UnsupportedMessage,
      MessageAdded,
      MessageStatusChanged,
      ChatStateChanged,
      ConversationChanged,
      ConversationResync,
    ],
    validateFn: validateInput,
    pubSub: noTopics,
    // Federation's directives are not known before the subgraph is built, which validates the schema itself.
    skipCheck: true,
  });
  describeRoots(classes);
  const subgraph = createSubgraph(classes, { links, references, border });
  resolveDirectly(subgraph.schema, container, directFields);
  nameTypesAtOnce(subgraph.schema);
  return subgraph;
}

/** Type-graphql makes a promise of each type's name, which graphql-jit takes for the name; every interface here says it by `kind`. */
function nameTypesAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = ({ kind }: { readonly kind: string }) => kind;
  }
}

/** Type-graphql makes the root types itself and has no place for their descriptions. */
function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query) query.description = 'What can be asked.';
  if (mutation) mutation.description = 'What can be done.';
  const subscription = schema.getSubscriptionType();
  if (subscription) subscription.description = 'What can be followed.';
}

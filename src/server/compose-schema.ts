import type { GraphQLSchema } from 'graphql';
import type { Accounts } from '../config/account.js';
import type { Config } from '../config/config.js';
import type { DomainDirectory } from '../connector/domain-directory.js';
import { buildSubgraph } from '../graphql/build-schema.js';
import { CheckedDocuments } from '../graphql/checked-documents.js';
import { CompiledOperations } from '../graphql/compiled-operations.js';
import { guardAccounts } from '../graphql/guard-accounts.js';
import { LimitedOperations } from '../graphql/operation-limits.js';
import { PersistedDocuments } from '../graphql/persisted-documents.js';
import { referenceResolvers } from '../graphql/reference-resolvers.js';
import { AccountFields } from '../graphql/resolvers/account-fields.js';
import { ChangeMutations } from '../graphql/resolvers/change-mutations.js';
import { ConversationEvents } from '../graphql/resolvers/conversation-events.js';
import { ConversationFields } from '../graphql/resolvers/conversation-fields.js';
import { ConversationMutations } from '../graphql/resolvers/conversation-mutations.js';
import { FileMutations } from '../graphql/resolvers/file-mutations.js';
import { MessageMutations } from '../graphql/resolvers/message-mutations.js';
import { Queries } from '../graphql/resolvers/queries.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import { traceRootFields } from '../graphql/trace-root-fields.js';
import type { Logger } from '../log/logger.js';
import type { Tracing } from '../tracing/tracing.js';
import type { ConversationsRoom } from './compose-conversations.js';
import type { Rates } from './compose-rates.js';

/** What the schema's resolvers stand on. */
export interface SchemaParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly accounts: Accounts;
  readonly directory: DomainDirectory;
  readonly room: ConversationsRoom;
  readonly now: () => number;
  readonly rates: Rates;
  readonly tracing?: Tracing | undefined;
}

/** Makes the resolvers, and the schema over them. */
function composeSchema(parts: SchemaParts): GraphQLSchema {
  const { config, accounts, directory, room, now, rates } = parts;
  const resolvers = [
    new Queries(accounts, room.openConversations),
    new ConversationMutations(room.conversations),
    new MessageMutations(room.messages, room.chatStates),
    new FileMutations(room.files, room.links, room.messages, now),
    new ChangeMutations(room.changes),
    new AccountFields(accounts, directory),
    new ConversationFields(),
    new ConversationEvents(now),
  ];
  const border = { maxEntities: config.limitEntities, isRouterOnly: config.routerToken !== undefined };
  const { schema } = buildSubgraph(createContainer(resolvers), referenceResolvers(accounts), border);
  const { account } = rates;
  if (account !== undefined) guardAccounts(schema, (caller, id) => account.spend(caller, id));
  if (parts.tracing) traceRootFields(schema, parts.tracing);
  return schema;
}

/** Makes what operations are checked against and run on. */
export function composeEngine(parts: SchemaParts): SubscriptionEngine {
  const { introspection, operationLimits, persisted, fastLane } = parts.config;
  const schema = composeSchema(parts);
  const rules = {
    schema,
    introspection,
    limits: new LimitedOperations(operationLimits),
    maxTokens: operationLimits.tokens,
    documents: new PersistedDocuments(persisted),
  };
  return {
    ...rules,
    checked: new CheckedDocuments(rules),
    compiled: fastLane ? new CompiledOperations(schema) : undefined,
    logger: parts.logger,
  };
}

/** Hands type-graphql the instances made here instead of letting it make its own. */
export function createContainer(instances: readonly object[]) {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  return { get: (wanted: new () => object): object | undefined => byClass.get(wanted) };
}

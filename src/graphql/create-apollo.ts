import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../log/logger.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { LimitedOperations } from './operation-limits.js';
import { publicError } from './public-error.js';
import { createReportPlugin } from './report-plugin.js';
import type { RequestContext } from './request-context.js';

/** What the GraphQL engine is made with. */
export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly limits: LimitedOperations;
  readonly maxTokens: number;
  /** Absent where every operation goes Apollo's way. */
  readonly compiled?: CompiledOperations | undefined;
  readonly logger: Logger;
}

/** Apollo Server over a schema, without listening: the server room speaks its HTTP interface. */
export function createApollo(parts: ApolloParts): ApolloServer<RequestContext> {
  const { schema, introspection, limits, maxTokens, logger } = parts;
  return new ApolloServer<RequestContext>({
    schema,
    introspection,
    validationRules: [limits.rule],
    parseOptions: { maxLexicalTokens: maxTokens },
    // Names of the schema are told only where introspection tells them anyway.
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    // They are put in before (persisted-documents.ts), for every transport.
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    formatError: publicError,
    logger: {
      debug: quiet,
      info: quiet,
      warn: (message: string) => logger.warn(message),
      error: (message: string) => logger.error(message),
    },
    plugins: [
      createReportPlugin(parts),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

const quiet = (): void => undefined;

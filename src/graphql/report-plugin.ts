import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '../log/logger.js';
import type { CompiledOperations } from './compiled-operations.js';
import { logCauses } from './log-causes.js';
import type { LimitedOperations } from './operation-limits.js';
import type { RequestContext } from './request-context.js';

/** What reporting stands on. */
export interface ReportParts {
  readonly logger: Logger;
  readonly limits: LimitedOperations;
  /** Told of each operation that may be carried out. */
  readonly compiled?: CompiledOperations | undefined;
}

/** Fills the request's report, stamps the request id on every error, and logs the cause of those that hide one. */
export function createReportPlugin({
  logger,
  limits,
  compiled,
}: ReportParts): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ operation, document, source, request: { operationName }, contextValue }) {
          const cost = limits.costOf(document);
          contextValue.report.cost = cost;
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw wrongTransport();
          compiled?.note({ query: source, operationName, document, cost });
          return Promise.resolve();
        },
        didEncounterErrors({ errors, contextValue }) {
          logCauses(logger, contextValue.requestId, errors);
          return Promise.resolve();
        },
        willSendResponse({ response, operationName, contextValue }) {
          contextValue.report.operationName = operationName ?? undefined;
          if (response.body.kind === 'single') stampErrors(response.body.singleResult.errors, contextValue);
          return Promise.resolve();
        },
      }),
  };
}

/** Writes the request id into errors that were formatted already, and the first one's code into the report. */
export function stampErrors(
  errors: readonly GraphQLFormattedError[] | undefined,
  { requestId, report }: Pick<RequestContext, 'requestId' | 'report'>,
): void {
  for (const { extensions } of errors ?? []) {
    if (extensions === undefined) continue;
    extensions['requestId'] = requestId;
    report.code ??= String(extensions['code']);
    report.outcome ??= String(extensions['outcome']);
  }
}

/** One answer cannot carry what happens from now on. */
function wrongTransport(): GraphQLError {
  const message =
    'Subscriptions come by WebSocket at /graphql, by Server-Sent Events at /graphql/stream, or as multipart/mixed with subscriptionSpec=1.0.';
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

import { OperationTypeNode, getOperationAST, subscribe } from 'graphql';
import type { ExecutionResult, FormattedExecutionResult, GraphQLError } from 'graphql';
import type { CheckedDocuments, CheckParts, OperationRequest } from './checked-documents.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { Logger } from '../log/logger.js';
import { logCauses } from './log-causes.js';
import { nameVariableError } from './name-variable-error.js';
import { publicError } from './public-error.js';
import { stampErrors } from './report-plugin.js';
import type { RequestContext } from './request-context.js';

/** What subscriptions run on. */
export interface SubscriptionEngine extends CheckParts {
  /** What may run, for the transports of subscriptions; Apollo checks for itself. */
  readonly checked: CheckedDocuments;
  /** Absent where every operation goes Apollo's way. */
  readonly compiled: CompiledOperations | undefined;
  readonly logger: Logger;
}

/** A refusal, or the results to come. Errors are in their public form. */
export type SubscriptionAnswer =
  | { readonly kind: 'refused'; readonly result: FormattedExecutionResult }
  | { readonly kind: 'notSubscription' }
  | { readonly kind: 'results'; readonly results: AsyncGenerator<ExecutionResult, void, void> };

/** Begins a subscription: parses, validates and subscribes; anything but a subscription is told apart. */
export async function beginSubscription(
  engine: SubscriptionEngine,
  request: OperationRequest,
  context: RequestContext,
): Promise<SubscriptionAnswer> {
  const document = engine.checked.documentOf(request, context.isRouter);
  if (!('kind' in document)) return refused(document, context, engine);
  const operation = getOperationAST(document, request.operationName);
  context.report.operationName = operation?.name?.value;
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return { kind: 'notSubscription' };
  const answer = await subscribe({
    schema: engine.schema,
    document,
    operationName: request.operationName ?? null,
    variableValues: request.variables ?? {},
    contextValue: context,
  });
  return 'next' in answer
    ? { kind: 'results', results: answer }
    : refused(answer.errors ?? [], context, engine);
}

/** The public form of an execution's result; what it hides is logged, so each result is to be given once. */
export function publicResult(
  result: ExecutionResult,
  context: RequestContext,
  { logger }: Pick<SubscriptionEngine, 'logger'>,
): FormattedExecutionResult {
  const { data, errors: raised } = result;
  if (raised === undefined) return { ...(data !== undefined && { data }) };
  const errors = raised.map(nameVariableError);
  logCauses(logger, context.requestId, errors);
  const shown = errors.map((error) => publicError(error.toJSON(), error));
  stampErrors(shown, context);
  return { ...(data !== undefined && { data }), errors: shown };
}

function refused(
  errors: readonly GraphQLError[],
  context: RequestContext,
  engine: SubscriptionEngine,
): SubscriptionAnswer {
  return { kind: 'refused', result: publicResult({ errors }, context, engine) };
}

import {
  GraphQLError,
  OperationTypeNode,
  NoSchemaIntrospectionCustomRule,
  getOperationAST,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import type { DocumentNode, ExecutionResult, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import type { CompiledOperations } from './compiled-operations.js';
import type { Logger } from '../log/logger.js';
import { logCauses } from './log-causes.js';
import { nameVariableError } from './name-variable-error.js';
import type { LimitedOperations } from './operation-limits.js';
import type { PersistedDocuments } from './persisted-documents.js';
import { publicError } from './public-error.js';
import { stampErrors } from './report-plugin.js';
import type { RequestContext } from './request-context.js';

/** A GraphQL request, whichever transport brought it. */
export interface OperationRequest {
  readonly query: string;
  /** May name the document by a hash instead. */
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What subscriptions run on. */
export interface SubscriptionEngine {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly limits: LimitedOperations;
  readonly documents: PersistedDocuments;
  /** Absent where every operation goes Apollo's way. */
  readonly compiled: CompiledOperations | undefined;
  /** Most words and signs of a document. */
  readonly maxTokens: number;
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
  const checked = checkDocument(engine, request, context.isRouter);
  if (!('kind' in checked)) return refused(checked, context, engine);
  const document = checked;
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

/** The document of a request, parsed and validated; else the errors to refuse it with. */
export function checkDocument(
  engine: SubscriptionEngine,
  request: OperationRequest,
  maySendAny = true,
): DocumentNode | readonly GraphQLError[] {
  let document: DocumentNode;
  try {
    const query = engine.documents.resolve(request, maySendAny);
    document = parse(String(query), { maxLexicalTokens: engine.maxTokens });
  } catch (error) {
    if (error instanceof GatewayError) return [new GraphQLError(error.message, { originalError: error })];
    const told = error instanceof GraphQLError ? error.message : 'The document is not GraphQL.';
    return [new GraphQLError(told, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } })];
  }
  const errors = validateDocument(engine, document);
  if (errors.length === 0) return document;
  return errors.map(({ message, nodes, extensions }) => {
    return new GraphQLError(message, {
      nodes: nodes ?? null,
      extensions: { ...extensions, code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });
}

/** Validates a document as Apollo does: GraphQL's own rules, and the limits of operations. */
export function validateDocument(
  { schema, introspection, limits }: SubscriptionEngine,
  document: DocumentNode,
): readonly GraphQLError[] {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return validate(schema, document, [...rules, limits.rule], { hideSuggestions: !introspection });
}

function refused(
  errors: readonly GraphQLError[],
  context: RequestContext,
  engine: SubscriptionEngine,
): SubscriptionAnswer {
  return { kind: 'refused', result: publicResult({ errors }, context, engine) };
}

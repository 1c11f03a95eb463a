import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPGraphQLResponse } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import { withOwnErrors } from '../graphql/compiled-operations.js';
import type {
  AskedOperation,
  CompiledOperation,
  CompiledOperations,
} from '../graphql/compiled-operations.js';
import type { Variables } from '../graphql/compiled-variables.js';
import type { RequestContext } from '../graphql/request-context.js';
import { publicResult } from '../graphql/run-operation.js';
import { endTogether } from '../http/end-together.js';
import { isRecord } from '../liveperson/is-record.js';
import type { Logger } from '../log/logger.js';

/** What the fast lane stands on. */
export interface FastLaneParts {
  readonly operations: CompiledOperations;
  readonly logger: Logger;
}

/** Most different Accept headers whose answer is remembered. */
const mostAccepts = 100;

/** What an answer has of its own, or every answer here has. */
const ownHeaders = ['content-type', 'content-length', 'cache-control'];

/** The operation of a body, and its variables. */
interface Ready {
  readonly operation: CompiledOperation;
  readonly variables: Variables;
  readonly contentType: string;
}

/**
 * The way from body to answer for operations that Apollo has answered before: the same code of the same resolvers, the
 * same limits, errors and log, without Apollo's way of a request between them. What is not exactly as it was before
 * goes Apollo's way.
 */
export class FastLane {
  readonly #contentTypes = new Map<string, string>();

  constructor(private readonly parts: FastLaneParts) {}

  /** Answers, if the request may take this lane; undefined when nothing was done and Apollo is to answer. */
  answer(
    request: IncomingMessage,
    body: unknown,
    response: ServerResponse,
    context: RequestContext,
  ): Promise<void> | undefined {
    const ready = this.#readyFor(request, body);
    return ready && this.#run(ready, response, context);
  }

  /** Told of each answer that went Apollo's way: which content type an Accept header leads to is Apollo's to say. */
  learn({ headers }: IncomingMessage, { status = 200, headers: answered }: HTTPGraphQLResponse): void {
    const contentType = answered.get('content-type');
    const others = [...answered.keys()].filter((name) => !ownHeaders.includes(name));
    if (status !== 200 || contentType === undefined || others.length > 0) return;
    if (this.#contentTypes.size < mostAccepts) this.#contentTypes.set(headers.accept ?? '', contentType);
  }

  #readyFor({ headers }: IncomingMessage, body: unknown): Ready | undefined {
    const contentType = this.#contentTypes.get(headers.accept ?? '');
    const asked = readBody(body);
    if (contentType === undefined || asked === undefined) return undefined;
    const operation = this.parts.operations.find(asked);
    const variables = operation?.readVariables(asked.variables);
    return operation && variables && { operation, variables, contentType };
  }

  async #run(
    { operation, variables, contentType }: Ready,
    response: ServerResponse,
    context: RequestContext,
  ): Promise<void> {
    const ran = operation.run(context, variables);
    const result = withOwnErrors(ran instanceof Promise ? await ran : ran);
    context.report.cost = operation.cost;
    context.report.operationName = operation.name;
    context.report.isCompiled = true;
    response.setHeader('content-type', contentType);
    endTogether(response, this.#textOf(result, context));
  }

  #textOf(result: ExecutionResult, context: RequestContext): string {
    const { data, errors } = result;
    if (errors === undefined) return `${JSON.stringify({ data })}\n`;
    const shown = publicResult(result, context, this.parts);
    return `${JSON.stringify({ errors: shown.errors, data })}\n`;
  }
}

/** A body of the usual form; undefined for any other, which Apollo may still know what to say to. */
function readBody(body: unknown): (AskedOperation & { readonly variables: Variables }) | undefined {
  if (!isRecord(body) || (body['extensions'] ?? undefined) !== undefined) return undefined;
  const { query, operationName = null, variables } = body;
  const isNamed = operationName === null || typeof operationName === 'string';
  const values = variables ?? {};
  if (typeof query !== 'string' || !isNamed || !isRecord(values)) return undefined;
  return { query, operationName, variables: values };
}

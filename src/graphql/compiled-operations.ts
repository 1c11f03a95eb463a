import {
  GraphQLError,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  OperationTypeNode,
  getOperationAST,
  print,
  visit,
} from 'graphql';
import type { DocumentNode, ExecutionResult, NamedTypeNode } from 'graphql';
import { keepNewest } from '../cache/keep-newest.js';
import { makeYoungest } from '../cache/make-youngest.js';
import { compileVariables } from './compiled-variables.js';
import type { ReadVariables, Variables } from './compiled-variables.js';
import type { RequestContext } from './request-context.js';

/** A document and which of its operations. */
export interface AskedOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
}

/** An operation that was parsed, validated and limited. */
export interface CheckedOperation extends AskedOperation {
  readonly document: DocumentNode;
  readonly cost: number | undefined;
}

/** An operation as code. */
export interface CompiledOperation {
  /** Its own name. */
  readonly name: string | undefined;
  readonly cost: number | undefined;
  /** The variables as resolvers get them; undefined where GraphQL has to say what does not fit. */
  readonly readVariables: ReadVariables;
  /** Carries it out, with variables that were read; errors are graphql-jit's own, for `withOwnErrors`. */
  readonly run: (context: RequestContext, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;
}

/** Most operations that are kept as code; the one used longest ago makes room. */
const mostKept = 500;
/** Most operations that are remembered until they come again. */
const mostSeen = 1000;
/** How often an operation comes before it is compiled, which takes some milliseconds. */
const sightsBefore = 2;
/** Longer ones are few, and would fill the memory of who remembers them. */
const longestQuery = 10_000;

/**
 * Operations as code, for documents that come again: graphql-jit calls resolvers as graphql-js does, without looking
 * at the document any more. Only what was checked before is compiled, and only when it comes a third time: a flood of
 * documents that differ costs no code.
 */
export class CompiledOperations {
  readonly #compiled = new Map<string, CompiledOperation>();
  /** How often each came so far; more often than it takes to compile it when that failed. */
  readonly #sights = new Map<string, number>();
  /** What was found last. */
  #last: { readonly key: string; readonly compiled: CompiledOperation | undefined } = {
    key: '',
    compiled: undefined,
  };
  /** The schema of code: its variables come read. */
  #codeSchema: GraphQLSchema | undefined;

  constructor(private readonly schema: GraphQLSchema) {}

  /** The operation as code, if it came often enough. */
  find(asked: AskedOperation): CompiledOperation | undefined {
    const key = keyOf(asked);
    // One as before is compared at once; to look it up, its text would have to be hashed.
    if (key === this.#last.key) return this.#last.compiled;
    const compiled = this.#compiled.get(key);
    if (compiled === undefined) return undefined;
    makeYoungest(this.#compiled, key, compiled, mostKept);
    this.#last = { key, compiled };
    return compiled;
  }

  /** Told of each operation that goes Apollo's way; compiles it beside the request when it is worth it. */
  note(checked: CheckedOperation): void {
    const key = keyOf(checked);
    if (this.#compiled.has(key) || !canCompile(checked)) return;
    const sights = (this.#sights.get(key) ?? 0) + 1;
    this.#sights.delete(key);
    this.#sights.set(key, sights);
    keepNewest(this.#sights, mostSeen);
    // What cannot be compiled goes on as it came.
    if (sights === sightsBefore + 1) void this.#compile(key, checked).catch(() => undefined);
  }

  async #compile(key: string, { document, operationName, cost }: CheckedOperation): Promise<void> {
    // Loaded when it is first needed: a start has no use for it.
    const { compileQuery, isCompiledQuery } = await import('graphql-jit');
    const operation = getOperationAST(document, operationName);
    const code = compileQuery(this.#schemaOfCode(), withReadVariables(document), operationName ?? undefined);
    if (!operation || !isCompiledQuery(code)) return;
    this.#sights.delete(key);
    this.#compiled.set(key, {
      name: operation.name?.value,
      cost,
      readVariables: compileVariables(this.schema, operation.variableDefinitions ?? []),
      run: (context, variables) => code.query(undefined, context, variables),
    });
    keepNewest(this.#compiled, mostKept);
  }

  #schemaOfCode(): GraphQLSchema {
    if (this.#codeSchema !== undefined) return this.#codeSchema;
    const config = this.schema.toConfig();
    this.#codeSchema = new GraphQLSchema({ ...config, types: [...config.types, alreadyRead] });
    return this.#codeSchema;
  }
}

/** Graphql-jit reads variables otherwise than graphql-js: it misses defaults and takes lists for objects. It gets them read. */
const alreadyRead = new GraphQLScalarType({ name: 'AlreadyRead_' });
const alreadyReadNode: NamedTypeNode = {
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: alreadyRead.name },
};

function withReadVariables(document: DocumentNode): DocumentNode {
  return visit(document, {
    VariableDefinition: ({ kind, variable, type }) => {
      // Conditions ask for theirs by its type; a value that was read stays as it is.
      return { kind, variable, type: /^Boolean!?$/.test(print(type)) ? type : alreadyReadNode };
    },
  });
}

/** The result with errors as graphql-js has them: those of graphql-jit lack members. */
export function withOwnErrors(result: ExecutionResult): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(ownError) };
}

function ownError({ message, path, originalError, locations }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null });
  // It takes them from the document, which code does not have at hand.
  return Object.assign(error, { locations });
}

/**
 * Queries and mutations of one field: of several, graphql-jit would go on with a mutation after one before it failed.
 * What GraphQL tells of the schema itself is left to graphql-js.
 */
function canCompile({ query, document, operationName }: CheckedOperation): boolean {
  if (query.length > longestQuery) return false;
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return false;
  const [field, another] = operation.selectionSet.selections;
  return field?.kind === Kind.FIELD && another === undefined && !field.name.value.startsWith('__');
}

/** No document begins with the character NUL: two different requests never have one key. */
function keyOf({ query, operationName }: AskedOperation): string {
  return typeof operationName === 'string' ? `\0${operationName}\0${query}` : query;
}

import { GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { keepNewest } from '../cache/keep-newest.js';
import { makeYoungest } from '../cache/make-youngest.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { LimitedOperations } from './operation-limits.js';
import type { PersistedDocuments } from './persisted-documents.js';

/** A GraphQL request, whichever transport brought it. */
export interface OperationRequest {
  readonly query: string;
  /** May name the document by a hash instead. */
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What documents are checked by. */
export interface CheckParts {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly limits: LimitedOperations;
  readonly documents: PersistedDocuments;
  /** Most words and signs of a document. */
  readonly maxTokens: number;
}

/** Most documents that are kept; the one used longest ago makes room. */
const mostKept = 100;
/** Longer texts are few, and would fill the memory: a document takes fifty times what its text does. */
const longestText = 5000;

/**
 * Documents that were parsed and validated. Those that fit are kept: many subscribers ask for the same, hold one document
 * instead of 9 KiB each, and come back after a restart without being parsed and validated once more each.
 */
export class CheckedDocuments {
  readonly #fitting = new Map<string, DocumentNode>();

  constructor(private readonly parts: CheckParts) {}

  /** The document of a request; else the errors to refuse it with. */
  documentOf(request: OperationRequest, maySendAny = true): DocumentNode | readonly GraphQLError[] {
    let text: string;
    let document: DocumentNode;
    try {
      text = String(this.parts.documents.resolve(request, maySendAny));
      const kept = this.#fitting.get(text);
      if (kept !== undefined) {
        makeYoungest(this.#fitting, text, kept, mostKept);
        return kept;
      }
      document = parse(text, { maxLexicalTokens: this.parts.maxTokens });
    } catch (error) {
      return [unreadable(error)];
    }
    const errors = this.#validate(document);
    if (errors.length > 0) return errors.map(unfit);
    if (text.length <= longestText) this.#fitting.set(text, document);
    keepNewest(this.#fitting, mostKept);
    return document;
  }

  /** As Apollo does: GraphQL's own rules, and the limits of operations. */
  #validate(document: DocumentNode): readonly GraphQLError[] {
    const { schema, introspection, limits } = this.parts;
    const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    return validate(schema, document, [...rules, limits.rule], { hideSuggestions: !introspection });
  }
}

function unreadable(error: unknown): GraphQLError {
  if (error instanceof GatewayError) return new GraphQLError(error.message, { originalError: error });
  const told = error instanceof GraphQLError ? error.message : 'The document is not GraphQL.';
  return new GraphQLError(told, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
}

function unfit({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { ...extensions, code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

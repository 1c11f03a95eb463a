import { GraphQLError } from 'graphql';
import type { DocumentNode, ValidationRule } from 'graphql';
import { measureOperation } from './measure-operation.js';
import type { OperationSize } from './measure-operation.js';

/** The most that one operation may ask for; undefined is no limit. */
export type OperationLimits = { readonly [K in keyof OperationSize]: number | undefined };

/** Marks an error of a limit: Apollo gives every error of a validation the same code. */
export const tooComplex = 'tooComplex';

const names: Readonly<Record<keyof OperationSize, string>> = {
  depth: 'levels of fields',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'fields of its root',
  cost: 'points of cost',
};

/** Limits of operations, and what each document that kept them costs. */
export class LimitedOperations {
  readonly #costs = new WeakMap<DocumentNode, number>();

  constructor(private readonly limits: OperationLimits) {}

  /** The rule that refuses a document which asks for too much, beside GraphQL's own. */
  readonly rule: ValidationRule = (context) => ({
    Document: (document) => {
      const size = measureOperation(document);
      this.#costs.set(document, size.cost);
      for (const key of Object.keys(names) as (keyof OperationSize)[]) {
        const most = this.limits[key];
        if (most !== undefined && size[key] > most) context.reportError(refusal(names[key], most));
      }
    },
  });

  /** What a document costs; undefined before it was validated. */
  costOf(document: DocumentNode): number | undefined {
    return this.#costs.get(document);
  }
}

function refusal(name: string, most: number): GraphQLError {
  return new GraphQLError(`An operation may have at most ${most} ${name}.`, {
    extensions: { [tooComplex]: true },
  });
}

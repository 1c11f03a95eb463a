import { validateInput } from '../../../src/graphql/validate-input.js';
import type { FieldProblem } from '../../../src/errors/gateway-error.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';

/** An input with these members, as type-graphql makes it. */
export function inputOf<T extends object>(type: new () => T, members: object): T {
  return Object.assign(new type(), members);
}

/** The refused places of an input; empty for one that keeps the rules. */
export function problemsOf(input: object | null | undefined): readonly FieldProblem[] {
  try {
    validateInput(input);
    return [];
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'BAD_USER_INPUT') throw error;
    return error.facts.fields ?? [];
  }
}

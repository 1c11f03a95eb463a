import { compileRules } from '../../../src/graphql/compiled-rules.js';
import { isUnicode } from '../../../src/graphql/ill-formed-texts.js';
import type { Class } from '../../../src/graphql/inputs/nested.js';
import { isRecord } from '../../../src/liveperson/is-record.js';
import { validateInput } from '../../../src/graphql/validate-input.js';
import type { FieldProblem } from '../../../src/errors/gateway-error.js';
import { GatewayError } from '../../../src/errors/gateway-error.js';

/** An input with these members, as type-graphql makes it. */
export function inputOf<T extends object>(type: new () => T, members: object): T {
  return Object.assign(new type(), members);
}

/** The refused places of an input; empty for one that keeps the rules. Fails when its compiled rules say otherwise. */
export function problemsOf(input: object | null | undefined): readonly FieldProblem[] {
  const problems = refusedPlaces(input);
  const fits = isRecord(input) ? compileRules(input.constructor as Class)(input) && isUnicode(input) : true; // its own class
  if (fits !== (problems.length === 0))
    throw new Error(`compiled rules say ${fits} of ${JSON.stringify(input)}`);
  return problems;
}

function refusedPlaces(input: object | null | undefined): readonly FieldProblem[] {
  try {
    validateInput(input);
    return [];
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'BAD_USER_INPUT') throw error;
    return error.facts.fields ?? [];
  }
}

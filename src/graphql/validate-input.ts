import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { GatewayError } from '../errors/gateway-error.js';
import type { FieldProblem } from '../errors/gateway-error.js';
import { illFormedTexts } from './ill-formed-texts.js';

/** Most places of one input that are reported. */
const mostProblems = 50;

/** Checks an input by its class's rules; throws BAD_USER_INPUT naming every refused place, without its value. */
export function validateInput(input: object | null | undefined): void {
  // Arguments that are scalars or lists of them carry no rules beside their GraphQL type.
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return;
  const illFormed = illFormedTexts(input, 'input');
  if (illFormed.length > 0) throw refusal(illFormed);
  // Arguments of a field come as a class too; where it has no rules there is nothing to check.
  const errors = validateSync(input, {
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
  if (errors.length === 0) return;
  throw refusal(errors.flatMap((error) => problemsOf(error, 'input')));
}

function refusal(problems: readonly FieldProblem[]): GatewayError {
  const fields = problems.slice(0, mostProblems);
  return new GatewayError('BAD_USER_INPUT', 'The input breaks a rule.', { fields });
}

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const path = `${parent}.${error.property}`;
  const messages = Object.values(error.constraints ?? {});
  const own = messages.length > 0 ? [{ path, messages }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}

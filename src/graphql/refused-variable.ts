import type { FieldProblem } from '../errors/gateway-error.js';

/** How graphql-js begins to state a rule, as far as it states it without the refused value or a suggestion. */
const ruleForms: readonly RegExp[] = [
  /^Expected type "[\w[\]!]+" to be an object\./,
  /^Expected non-nullable type "[\w[\]!]+" not to be null\./,
  /^Field "\w{1,100}" of required type "[\w[\]!]+" was not provided\./,
  /^Field "\w{1,100}" is not defined by type "\w+"\./,
  /^(Enum "\w+"|\w+) cannot represent [\w -]{1,60}/,
  /^A date is a text such as "[\d-]+"\./,
];

/**
 * Where a variable was refused, and by which rule; undefined for an error that is not about a variable's value. The
 * message repeats the value, whose text could be long, secret or made to look like a path: only its ends are read.
 */
export function refusedVariable(message: string, error: unknown): FieldProblem | undefined {
  const variable = /^Variable "\$(\w{1,100})" got invalid value /.exec(message)?.[1];
  if (variable === undefined) return undefined;
  const rule = ruleOf(error);
  // graphql-js writes: Variable "$input" got invalid value <value> at "input.place"; <rule>
  const beforeRule = message.slice(0, -`; ${rule}`.length).slice(-210);
  const path = / at "([\w.[\]]{1,200})"$/.exec(beforeRule)?.[1] ?? variable;
  return { path, messages: [publicRule(rule)] };
}

/** The error that Apollo shows carries, as its origin, the one that states the rule alone. */
function ruleOf(error: unknown): string {
  const origin = error instanceof Error && 'originalError' in error ? error.originalError : undefined;
  return origin instanceof Error ? origin.message : '';
}

function publicRule(rule: string): string {
  const stated = ruleForms.map((form) => form.exec(rule)?.[0]).find((words) => words !== undefined);
  if (stated !== undefined) return stated;
  const wanted = /" does not exist in "(\w{1,100})" enum\./.exec(rule)?.[1];
  return wanted === undefined
    ? 'The value does not fit its type.'
    : `Expected a value of the enum "${wanted}".`;
}

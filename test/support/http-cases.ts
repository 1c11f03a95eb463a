import type { HttpCall } from './http-call.js';

/** The smallest operation. */
export const query = '{ __typename }';

/** A POST that would be answered with 200, before a test changes it. */
export function post(body: unknown = { query }, headers: Readonly<Record<string, string>> = {}): HttpCall {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text };
}

/** What an error answer says, whichever road it took. */
export interface ErrorAnswer {
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** The codes of an answer's errors. */
export function codesIn(text: string): unknown[] {
  return (JSON.parse(text) as ErrorAnswer).errors.map(({ extensions }) => extensions['code']); // an error answer
}

import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** An error in the form of GraphQL. */
export type GivenError = CombinedGraphQLErrors['errors'][number];

/** What an error says, in the gateway's words; without a code nothing came back at all. */
export interface Problem {
  readonly code?: string;
  readonly outcome?: 'NOT_SENT' | 'REJECTED' | 'PARTIAL' | 'UNKNOWN';
  readonly retryAfterMs?: number;
  readonly message: string;
}

/** Reads an error, from wherever it came. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Error && error.cause !== undefined && !CombinedGraphQLErrors.is(error))
    return problemOf(error.cause);
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    return { ...first?.extensions, message: first?.message ?? error.message };
  }
  // Refusals of a whole request have the same form in their body.
  if (ServerError.is(error) && error.bodyText.startsWith('{"errors":[')) {
    const { errors } = JSON.parse(error.bodyText) as { errors: [GivenError] }; // the gateway's own form
    return { ...errors[0].extensions, message: errors[0].message };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}

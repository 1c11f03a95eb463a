import { post } from './connection.js';
import type { Connection } from './connection.js';
import { GatewayFailure, noAnswer } from './gateway-failure.js';
import type { GatewayError } from './gateway-failure.js';
import type { OperationText } from './operation-text.js';
import { pause } from './pause.js';
import { isPassing, isRepeatable, pauseBefore } from './repeat-policy.js';

/** How one operation is run. */
export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** How often it is tried in all; 4 when absent. Mutations without an idempotency key are tried once, whatever this says. */
  readonly attempts?: number | undefined;
}

const usualAttempts = 4;

/** Runs a query or mutation; rejects with GatewayFailure, and with the signal's reason when that ends it. */
export async function runOperation<Result, Variables extends object>(
  connection: Connection,
  document: OperationText<Result, Variables>,
  variables: Variables,
  { signal, attempts = usualAttempts }: RunOptions = {},
): Promise<Result> {
  const most = isRepeatable(document, variables) ? attempts : 1;
  for (let tried = 1; ; tried += 1) {
    try {
      return await runOnce(connection, { query: document, variables }, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof GatewayFailure) || tried >= most || !isPassing(error)) throw error;
      await pause(pauseBefore(tried - 1, error), signal);
      signal?.throwIfAborted();
    }
  }
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly GatewayError[];
}

async function runOnce<Result>(
  connection: Connection,
  body: object,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const { data, errors } = await ask<Result>(connection, body, signal);
  if (errors !== undefined && errors.length > 0) throw new GatewayFailure(errors, data ?? undefined);
  if (data === undefined || data === null) throw noAnswer('The answer is not in the form of GraphQL.');
  return data;
}

async function ask<Result>(
  connection: Connection,
  body: object,
  signal: AbortSignal | undefined,
): Promise<Answer<Result>> {
  try {
    const response = await post(connection, '/graphql', { body, accept: 'application/json', signal });
    return (await response.json()) as Answer<Result>; // GraphQL's form, or something that has neither member
  } catch (cause) {
    throw noAnswer('No answer came from the gateway.', cause);
  }
}

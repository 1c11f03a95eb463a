import type { Code } from '../errors/codes.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { ErrorFacts } from '../errors/gateway-error.js';

/** An error as plain data, as a store can keep it. */
export interface FrozenError {
  readonly code: Code;
  readonly message: string;
  readonly facts: ErrorFacts;
}

/** The error without its cause, which is for the log only. */
export function freezeError({ code, message, facts }: GatewayError): FrozenError {
  const { cause: _cause, ...rest } = facts;
  return { code, message, facts: rest };
}

/** The error again. */
export function reviveError({ code, message, facts }: FrozenError): GatewayError {
  return new GatewayError(code, message, facts);
}

import type { Code } from '../errors/codes.js';
import type { GatewayError } from '../errors/gateway-error.js';

const statuses: Partial<Record<Code, number>> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  FILE_REFUSED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  FEATURE_NOT_ENABLED: 403,
  ACCOUNT_NOT_FOUND: 404,
  CONVERSATION_NOT_FOUND: 404,
  CONVERSATION_CLOSED: 409,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UPSTREAM_RATE_LIMITED: 429,
  UPSTREAM_CREDENTIALS_REFUSED: 502,
  UPSTREAM_REJECTED: 502,
  UPSTREAM_UNAVAILABLE: 502,
  OUTCOME_UNKNOWN: 502,
  HOST_NOT_ALLOWED: 502,
  SHUTTING_DOWN: 503,
  UPSTREAM_TIMEOUT: 504,
};

/** The HTTP status of an error on a path that is not GraphQL. */
export function httpStatus({ code, facts }: GatewayError): number {
  const reason = facts.details?.['reason'];
  if (code === 'FILE_REFUSED' && reason === 'TYPE') return 415;
  if (code === 'FILE_REFUSED' && reason === 'SIZE') return 413;
  // The gateway asked for the address that the store refuses.
  if (code === 'FILE_REFUSED' && reason === 'EXPIRED') return 502;
  return statuses[code] ?? 500;
}

import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { codes } from '../errors/codes.js';
import type { Code } from '../errors/codes.js';
import { GatewayError } from '../errors/gateway-error.js';
import { tooComplex } from './operation-limits.js';
import { refusedVariable } from './refused-variable.js';

/**
 * The public form of any error, built from nothing: only what is named here reaches a caller. The request id is
 * added when the answer is sent.
 */
export function publicError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = causeOf(error);
  if (cause instanceof GatewayError)
    return { message: cause.message, ...place, extensions: extensionsOf(cause) };
  // Graphql-js takes over the extensions of whatever was thrown: only GraphQL's own errors are about the document.
  const code = cause instanceof GraphQLError ? documentCode(formatted) : undefined;
  if (code === undefined) {
    const fault = { code: 'INTERNAL_SERVER_ERROR', outcome: 'UNKNOWN', safeToRepeat: false };
    return { message: 'The gateway failed.', ...place, extensions: fault };
  }
  const nothingSent = { code, outcome: 'NOT_SENT', safeToRepeat: true };
  const refused = code === 'BAD_USER_INPUT' ? refusedVariable(formatted.message, error) : undefined;
  if (refused === undefined) return { message: formatted.message, ...place, extensions: nothingSent };
  return {
    message: 'The variables do not fit the operation.',
    ...place,
    extensions: { ...nothingSent, fields: [refused] },
  };
}

/** What a resolver threw, else the error itself; Apollo finds it below a path only, and what is refused before anything runs has none. */
export function causeOf(error: unknown): unknown {
  const origin = error instanceof GraphQLError ? error.originalError : undefined;
  return origin instanceof GatewayError ? origin : unwrapResolverError(error);
}

function extensionsOf(error: GatewayError): Record<string, unknown> {
  const { retryAfterMs, fields, upstream, details } = error.facts;
  return {
    code: error.code,
    outcome: error.outcome,
    safeToRepeat: error.safeToRepeat,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(fields && { fields }),
    ...(upstream && { upstream }),
    ...(details && { details }),
  };
}

/** How graphql-js begins to say so. */
const tooManyTokens = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/** The code of an error that Apollo raised about the document or the HTTP request; undefined for a fault. */
function documentCode({ extensions, message }: GraphQLFormattedError): Code | undefined {
  if (extensions?.[tooComplex] === true || tooManyTokens.test(message)) return 'OPERATION_TOO_COMPLEX';
  const code = String(extensions?.['code']);
  return code !== 'INTERNAL_SERVER_ERROR' && Object.hasOwn(codes, code) ? (code as Code) : undefined;
}

import type { FormattedExecutionResult } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import { publicError } from '../graphql/public-error.js';
import { stampErrors } from '../graphql/report-plugin.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { Caller } from '../identity/caller.js';

/** A timer of node takes no more; longer times are waited for in pieces. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Calls `end` once, when the caller's credential expires: at once, and before it returns, when it has already.
 * Gives what takes that back. A credential without expiry never ends.
 */
export function endAtExpiry(
  { expiresAt }: Pick<Caller, 'expiresAt'>,
  now: () => number,
  end: () => void,
): () => void {
  if (expiresAt === undefined) return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const leftMs = expiresAt - now();
    if (leftMs <= 0) end();
    else timer = setTimeout(look, Math.min(leftMs, longestTimerMs)).unref();
  };
  look();
  return () => clearTimeout(timer);
}

/** The last result of a subscription whose caller's credential has expired: UNAUTHENTICATED. */
export function expiredResult(
  context: Pick<RequestContext, 'requestId' | 'report'>,
): FormattedExecutionResult {
  const error = new GatewayError(
    'UNAUTHENTICATED',
    'The credential has expired; resume after the last cursor with a new one.',
  );
  const errors = [publicError({ message: error.message }, error)];
  stampErrors(errors, context);
  return { errors };
}

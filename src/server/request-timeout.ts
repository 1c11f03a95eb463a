import { GatewayError } from '../errors/gateway-error.js';

/** The header by which a caller shortens its request. */
export const timeoutHeader = 'x-request-timeout-ms';

/** What a caller says its requests may take: nothing, a number of milliseconds, or what is none. */
export type RequestTimeout = { readonly ms: number | undefined } | { readonly problem: GatewayError };

/** Reads how long a request may take at most; a whole number from 1 on. */
export function readRequestTimeout(header: string | string[] | undefined): RequestTimeout {
  if (header === undefined) return { ms: undefined };
  if (typeof header === 'string' && /^[1-9]\d{0,8}$/.test(header)) return { ms: Number(header) };
  return {
    problem: new GatewayError('BAD_REQUEST', `${timeoutHeader} must be a whole number of milliseconds.`),
  };
}

/** The shorter of what the operator and the caller allow. */
export function shorterOf(usualMs: number, timeout: RequestTimeout): number {
  return 'ms' in timeout && timeout.ms !== undefined ? Math.min(usualMs, timeout.ms) : usualMs;
}

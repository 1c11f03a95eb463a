import type { IncomingHttpHeaders } from 'node:http';
import { GatewayError } from '../errors/gateway-error.js';
import { connectionParam } from './connection-param.js';

/** The header by which a caller shortens its request, and the connection's parameter by which it does over a WebSocket. */
export const timeoutHeader = 'x-request-timeout-ms';

/** What a caller says its requests may take: nothing, a number of milliseconds, or what is none. */
export type RequestTimeout = { readonly ms: number | undefined } | { readonly problem: GatewayError };

/** Reads how long a request may take at most; a whole number from 1 on, or the text of one. */
export function readRequestTimeout(given: unknown): RequestTimeout {
  if (given === undefined) return { ms: undefined };
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text)) return { ms: Number(text) };
  return {
    problem: new GatewayError('BAD_REQUEST', `${timeoutHeader} must be a whole number of milliseconds.`),
  };
}

/** Reads how long each operation of a WebSocket may take: from its parameters, which browsers can set, else from its headers. */
export function readConnectionTimeout(
  headers: IncomingHttpHeaders,
  params: Readonly<Record<string, unknown>>,
): RequestTimeout {
  return readRequestTimeout(connectionParam(params, timeoutHeader) ?? headers[timeoutHeader]);
}

/** The shorter of what the operator and the caller allow. */
export function shorterOf(usualMs: number, timeout: RequestTimeout): number {
  return 'ms' in timeout && timeout.ms !== undefined ? Math.min(usualMs, timeout.ms) : usualMs;
}

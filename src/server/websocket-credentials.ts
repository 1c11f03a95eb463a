import type { IncomingHttpHeaders } from 'node:http';
import type { CredentialHeaders } from '../identity/read-caller.js';
import { connectionParam } from './connection-param.js';

/** The credential of a connection: from its parameters, which browsers can set, else from its headers. */
export function credentialsOf(
  headers: IncomingHttpHeaders,
  params: Readonly<Record<string, unknown>>,
): CredentialHeaders {
  const named = (name: string): string | undefined => {
    const given = connectionParam(params, name);
    return typeof given === 'string' ? given : undefined;
  };
  const onBehalf = named('x-lp-on-behalf') ?? headers['x-lp-on-behalf'];
  return { authorization: named('authorization') ?? headers.authorization, 'x-lp-on-behalf': onBehalf };
}

/**
 * Whether a page of this origin may open a WebSocket: browsers send no preflight for one. Programs send no origin;
 * a page that the gateway itself served has the gateway's own.
 */
export function isOriginAllowed(
  { origin, host }: { readonly origin?: string | undefined; readonly host?: string | undefined },
  allowed: readonly string[],
): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

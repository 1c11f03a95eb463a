import type { IncomingHttpHeaders } from 'node:http';

/** A parameter of a WebSocket's connection, whatever case its name is written in; undefined where there is none. */
export function connectionParam(params: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(params).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** The `traceparent` of what opened a connection: from its parameters, which browsers can set, else from its headers. */
export function readConnectionTraceparent(
  headers: IncomingHttpHeaders,
  params: Readonly<Record<string, unknown>>,
): string | undefined {
  const said = [connectionParam(params, 'traceparent'), headers['traceparent']];
  return said.find((given) => typeof given === 'string');
}

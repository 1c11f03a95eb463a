import type { IncomingHttpHeaders } from 'node:http';

/** One HTTP request, read to its end. */
export interface IncomingCall {
  readonly method: string;
  /** The path with its query, as it came. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

import type { IncomingCall } from './incoming-call.js';
import type { Reply } from './reply.js';
import type { ServiceName } from './service-name.js';

/** The named parts of a path, percent-decoded. */
export type PathParts = Readonly<Record<string, string>>;

/** Answers one call. */
export type RouteHandler = (call: IncomingCall, parts: PathParts) => Reply | Promise<Reply>;

/** One path of one service: a pattern with named groups, and a handler for each method. */
export interface Route<Service = ServiceName> {
  readonly service: Service;
  readonly pattern: RegExp;
  readonly methods: Readonly<Record<string, RouteHandler>>;
}

import type { ServerResponse } from 'node:http';
import type { Reply } from './reply.js';

/** Sends a reply whole; one that nobody waits for any more is dropped. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length });
  response.end(reply.body);
}

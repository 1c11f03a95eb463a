import type { Reply } from '../http/reply.js';
import type { Exchange } from './exchange.js';

/** Promises the whole answer, sends half of it, and closes the connection. */
export function sendTruncated({ response, entry }: Exchange, reply: Reply): void {
  entry.status = reply.status;
  const half = reply.body.subarray(0, Math.floor(reply.body.length / 2));
  // At least one byte is always missing, also from an answer without a body.
  response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length + 1 });
  response.write(half.length > 0 ? half : ' ', () => response.socket?.destroy());
}

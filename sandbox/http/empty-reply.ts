import type { Reply } from './reply.js';

/** An answer without a body. */
export const emptyReply = (status: number, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: Buffer.alloc(0),
});

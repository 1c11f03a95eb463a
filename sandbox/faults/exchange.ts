import type { ServerResponse } from 'node:http';
import type { CallEntry } from '../calls/call-entry.js';
import type { Reply } from '../http/reply.js';

/**
 * A call on its way to an answer: where the answer goes, its entry in the log, and what the call would do.
 */
export interface Exchange {
  readonly response: ServerResponse;
  readonly entry: CallEntry;
  readonly effect: () => Promise<Reply>;
}

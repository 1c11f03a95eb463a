import type { Reply } from '../http/reply.js';
import { sendReply } from '../http/send-reply.js';
import type { Exchange } from './exchange.js';

/** Sends the answer of an exchange and notes its status. */
export function finishExchange({ response, entry }: Exchange, reply: Reply): void {
  entry.status = reply.status;
  sendReply(response, reply);
}

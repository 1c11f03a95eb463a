import { setTimeout as wait } from 'node:timers/promises';
import { emptyReply } from '../http/empty-reply.js';
import { jsonReply } from '../http/json-reply.js';
import { resetConnection } from '../http/reset-connection.js';
import type { Exchange } from './exchange.js';
import type { Fault } from './fault.js';
import { finishExchange } from './finish-exchange.js';
import { sendTruncated } from './send-truncated.js';

const notJson = Buffer.from([0x3c, 0x68, 0x31, 0x3e, 0x00, 0xff, 0xfe, 0x7b]);

/**
 * Plays a fault on one call. Garbage and truncation come after the effect: the work was done, the answer
 * got lost.
 */
export async function playFault(fault: Fault, exchange: Exchange): Promise<void> {
  switch (fault.kind) {
    case 'status':
      return playStatus(fault, exchange);
    case 'delay':
      return playDelay(fault, exchange);
    case 'hang':
      // Nothing is sent: the call ends when its connection does.
      if (fault.afterEffect) await exchange.effect();
      return;
    case 'resetAfterEffect':
      await exchange.effect();
      resetConnection(exchange.response);
      return;
    case 'garbage':
      await exchange.effect();
      finishExchange(exchange, { status: 200, headers: jsonHeaders, body: notJson });
      return;
    case 'truncate':
      sendTruncated(exchange, await exchange.effect());
      return;
    default:
      resetConnection(exchange.response);
  }
}

const jsonHeaders = { 'content-type': 'application/json' };

async function playStatus(fault: Extract<Fault, { kind: 'status' }>, exchange: Exchange): Promise<void> {
  if (fault.afterEffect) await exchange.effect();
  const { status, headers, body } = fault;
  if (body === undefined) finishExchange(exchange, emptyReply(status, headers));
  else if (typeof body === 'string') {
    finishExchange(exchange, { status, headers: { ...headers }, body: Buffer.from(body) });
  } else finishExchange(exchange, jsonReply(status, body, headers));
}

async function playDelay(fault: Extract<Fault, { kind: 'delay' }>, exchange: Exchange): Promise<void> {
  if (!fault.afterEffect) await wait(fault.ms, undefined, { ref: false });
  const reply = await exchange.effect();
  if (fault.afterEffect) await wait(fault.ms, undefined, { ref: false });
  finishExchange(exchange, reply);
}

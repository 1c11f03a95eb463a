import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import { readJsonBody } from '../http/read-json-body.js';
import type { Reply } from '../http/reply.js';
import { admitCaller } from './admit-caller.js';
import { answerItem } from './answer-item.js';
import { ItemRefusal } from './item-refusal.js';
import type { MessagingParts } from './messaging-parts.js';
import { readRequestObject } from './read-request-object.js';
import type { RequestObject } from './request-object.js';
import { sendHandlers } from './send-handlers.js';
import { textLimit } from './text-limit.js';

const statuses = { OK: 200, BAD_REQUEST: 400, NOT_FOUND: 404 } as const;

/** SEND: one request object, answered by one item under the status of its code (SEND, GUIDE). */
export async function send(parts: MessagingParts, call: IncomingCall, accountId: string): Promise<Reply> {
  const caller = await admitCaller(parts, call, accountId);
  const request = readRequestObject(readJsonBody(call));
  const item = answerItem(request, () => {
    if (parts.settings.current.textLimit === 'request') checkSize(call, request);
    const handler = Object.hasOwn(sendHandlers, request.type) ? sendHandlers[request.type] : undefined;
    if (!handler) throw new ItemRefusal(`Bad Request, type ${request.type} is not supported`);
    return handler(parts, caller, request);
  });
  return jsonReply(statuses[item.code], item);
}

/** A file's preview alone may have 30 KB (EX), so the limit cannot bound requests that publish files. */
function checkSize(call: IncomingCall, { body }: RequestObject): void {
  const isFile = JSON.stringify(body).includes('"hosted/file"');
  if (!isFile && call.body.toString('utf8').length > textLimit) throw new ItemRefusal('Bad Request');
}

import type { CallLog } from '../calls/call-log.js';
import { showCall } from '../calls/show-call.js';
import { emptyReply } from '../http/empty-reply.js';
import { jsonReply } from '../http/json-reply.js';
import type { Route } from '../http/route.js';

/** `/_sandbox/calls`: what was received; DELETE forgets it. */
export function callControls(calls: CallLog): readonly Route<'control'>[] {
  const list = () => jsonReply(200, calls.list().map(showCall));
  const forget = () => {
    calls.clear();
    return emptyReply(204);
  };
  return [{ service: 'control', pattern: /^\/_sandbox\/calls$/, methods: { GET: list, DELETE: forget } }];
}

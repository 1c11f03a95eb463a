import type { FaultList } from '../faults/fault-list.js';
import { emptyReply } from '../http/empty-reply.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import type { Route } from '../http/route.js';
import { controlError } from './control-error.js';
import { readControlBody } from './read-control-body.js';

/** `/_sandbox/faults`: plans a fault, lists those that wait, DELETE clears them. */
export function faultControls(faults: FaultList): readonly Route<'control'>[] {
  const plan = (call: IncomingCall) => {
    const planned = faults.plan(readControlBody(call));
    if (typeof planned === 'string') throw controlError(400, `${planned}.`);
    return jsonReply(201, planned);
  };
  const clear = () => {
    faults.clear();
    return emptyReply(204);
  };
  const list = () => jsonReply(200, faults.list());
  return [
    {
      service: 'control',
      pattern: /^\/_sandbox\/faults$/,
      methods: { POST: plan, GET: list, DELETE: clear },
    },
  ];
}

import type { IncomingCall } from '../http/incoming-call.js';
import type { ServiceName } from '../http/service-name.js';

/** One received call as it is kept; `status` is null until an answer was sent, and stays so when none was. */
export interface CallEntry {
  readonly at: number;
  readonly service: ServiceName | 'unknown';
  readonly call: IncomingCall;
  status: number | null;
}

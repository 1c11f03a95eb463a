import type { IncomingCall } from '../http/incoming-call.js';
import { isRecord } from '../values/is-record.js';
import { readJson } from '../values/read-json.js';
import { controlError } from './control-error.js';

/** The JSON object that a control call brought. */
export function readControlBody(call: IncomingCall): Record<string, unknown> {
  const value = readJson(call.body);
  if (!isRecord(value)) throw controlError(400, 'The body must be a JSON object.');
  return value;
}

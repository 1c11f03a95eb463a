import { readJson } from '../values/read-json.js';
import { badRequest } from './bad-request.js';
import type { IncomingCall } from './incoming-call.js';

/** The JSON a call brought; refuses another content type and text that is not JSON. */
export function readJsonBody(call: IncomingCall): unknown {
  const type = call.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw badRequest('Content-Type must be application/json');
  const value = readJson(call.body);
  if (value === undefined) throw badRequest('The body is not JSON');
  return value;
}

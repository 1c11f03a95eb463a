import { readJson } from '../values/read-json.js';
import type { CallEntry } from './call-entry.js';

/**
 * A received call as the control lists it: `path` with its query, `body` parsed where it is JSON or a
 * form.
 */
export const showCall = (entry: CallEntry): Record<string, unknown> => ({
  at: entry.at,
  service: entry.service,
  method: entry.call.method,
  path: entry.call.target,
  headers: entry.call.headers,
  body: showBody(entry),
  status: entry.status,
});

function showBody({ call }: CallEntry): unknown {
  if (call.body.length === 0) return null;
  const text = call.body.toString('utf8');
  if (call.headers['content-type']?.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return readJson(call.body) ?? text;
}

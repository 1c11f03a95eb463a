import type { IncomingCall } from '../http/incoming-call.js';

/**
 * Reads a field of a token request from its form, else from its query: LivePerson takes both (AUTH, DEMO).
 */
export function readTokenForm(call: IncomingCall): (name: string) => string | null {
  const form = new URLSearchParams(call.body.toString('utf8'));
  return (name) => form.get(name) ?? call.query.get(name);
}

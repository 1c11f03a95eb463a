import { jsonReply } from '../http/json-reply.js';
import { Refusal } from '../http/refusal.js';

const statuses = {
  invalid_request: 400,
  unsupported_grant_type: 400,
  invalid_client: 401,
} as const;

/** Refuses a token request in the form of OAuth 2.0; Sentinel's own error bodies are not documented. */
export function oauthRefusal(error: keyof typeof statuses, description: string): Refusal {
  return new Refusal(jsonReply(statuses[error], { error, error_description: description }));
}

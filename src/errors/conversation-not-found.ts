import { GatewayError } from './gateway-error.js';

/** The one answer for a conversation that is missing and for one that belongs to another consumer. */
export function conversationNotFound(): GatewayError {
  return new GatewayError('CONVERSATION_NOT_FOUND', 'There is no such conversation.', {
    outcome: 'REJECTED',
  });
}

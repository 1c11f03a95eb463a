// Webhooks as LivePerson signs them (WHP): texts of an agent in many conversations.
import { createHmac } from 'node:crypto';

export const webhookPath = '/webhooks/liveperson';
const secret = 'secret';

/** The nth text of a conversation. */
export function agentText(conversationId, sequence, message = 'This is a reply!') {
  const change = {
    sequence,
    originatorId: 'e9b2867c-f984-5727-b034-fc9c6800bd9c',
    originatorMetadata: { id: 'e9b2867c-f984-5727-b034-fc9c6800bd9c', role: 'ASSIGNED_AGENT' },
    serverTimestamp: Date.now(),
    event: { type: 'ContentEvent', message, contentType: 'text/plain' },
    conversationId,
    dialogId: conversationId,
  };
  const body = { kind: 'notification', body: { changes: [change] }, type: 'ms.MessagingEventNotification' };
  return JSON.stringify(body);
}

/** The headers that a body comes with. */
export function signed(body) {
  return {
    'content-type': 'application/json',
    'x-liveperson-account-id': '12345678',
    'x-liveperson-client-id': 'app',
    'x-liveperson-signature': `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`,
  };
}

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

/** That a conversation is closed, as LivePerson tells it. */
export function closedState(conversationId, consumerId) {
  const now = Date.now();
  const participants = [{ id: Buffer.from(consumerId).toString('hex').padStart(64, '0'), role: 'CONSUMER' }];
  const times = { endTs: now, metaDataLastUpdateTs: now };
  const dialog = {
    dialogId: conversationId,
    participantsDetails: participants,
    dialogType: 'MAIN',
    channelType: 'MESSAGING',
    state: 'CLOSE',
    creationTs: now - 60_000,
    ...times,
    closedBy: 'CONSUMER',
  };
  const conversationDetails = {
    skillId: '-1',
    participants,
    dialogs: [dialog],
    brandId: '12345678',
    state: 'CLOSE',
    stage: 'CLOSE',
    closeReason: 'CONSUMER',
    startTs: now - 60_000,
    ...times,
  };
  const changes = [{ type: 'UPSERT', result: { convId: conversationId, conversationDetails } }];
  return JSON.stringify({
    kind: 'notification',
    body: { changes },
    type: 'cqm.ExConversationChangeNotification',
  });
}

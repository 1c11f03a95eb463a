/** Bodies of webhooks that tell something of a conversation, one of each kind. */
export function notificationModels(conversationId: string): readonly unknown[] {
  const event = (over: object) => ({ ...eventOf(conversationId), ...over });
  const text = { type: 'ContentEvent', message: 'hello', contentType: 'text/plain', quickReplies };
  const file = {
    relativePath: '/v1/AUTH_async-images/12345678/x.PNG',
    fileType: 'PNG',
    caption: 'c',
    preview: 'data:',
  };
  const form = { title: 'form', invitationId: 'invitation' };
  return [
    events(event({ event: text })),
    events(event({ event: { ...text, contentType: 'hosted/file', message: file } })),
    events(event({ event: { ...text, contentType: 'forms/secure-invitation', message: form } })),
    events(
      event({
        event: { type: 'RichContentEvent', content: { type: 'vertical', elements: [] }, quickReplies },
      }),
    ),
    events(event({ event: { type: 'AcceptStatusEvent', status: 'READ', sequenceList: [1, 2] } })),
    events(event({ event: { type: 'ChatStateEvent', chatState: 'COMPOSING' } })),
    stateOf(conversationId),
  ];
}

const click = {
  actions: [{ type: 'publishText', text: 'yes' }],
  metadata: [{ id: '1', type: 'ExternalId' }],
};
const quickReplies = {
  type: 'quickReplies',
  itemsPerRow: 8,
  replies: [{ type: 'button', title: 'Yes', tooltip: 'yes', click }],
};

function events(...changes: readonly unknown[]): unknown {
  return { kind: 'notification', type: 'ms.MessagingEventNotification', body: { sentTs: 1, changes } };
}

function stateOf(convId: string): unknown {
  const dialog = {
    dialogId: convId,
    dialogType: 'MAIN',
    state: 'OPEN',
    creationTs: 1_553_593_000_000,
    endTs: 1_553_593_500_000,
    closedBy: 'AGENT',
    participantsDetails: [{ id: 'agent', role: 'ASSIGNED_AGENT', state: 'ACTIVE' }],
  };
  const conversationDetails = {
    skillId: '17',
    participants: [{ id: 'consumer', role: 'CONSUMER' }],
    participantsPId: { CONSUMER: ['consumer'] },
    dialogs: [dialog],
    state: 'OPEN',
    stage: 'OPEN',
    closeReason: 'AGENT',
    startTs: 1_553_593_000_000,
    endTs: 1_553_593_500_000,
    metaDataLastUpdateTs: 1_553_593_406_000,
    ttr: { ttrType: 'NORMAL', value: 600 },
  };
  const changes = [{ type: 'UPSERT', result: { convId, conversationDetails } }];
  return { kind: 'notification', type: 'cqm.ExConversationChangeNotification', body: { sentTs: 1, changes } };
}

/** The bytes of a webhook that tells a text. */
export function textNotification(conversationId: string, message: string): Buffer {
  const event = { type: 'ContentEvent', message, contentType: 'text/plain' };
  return Buffer.from(JSON.stringify(events({ ...eventOf(conversationId), sequence: 2_147_483_000, event })));
}

function eventOf(conversationId: string) {
  return {
    sequence: 1,
    originatorId: 'agent',
    originatorMetadata: { id: 'agent', role: 'ASSIGNED_AGENT' },
    serverTimestamp: 1_553_593_406_000,
    metadata: [{ type: 'ExternalId', id: 'mine' }],
    messageAudience: 'ALL',
    conversationId,
    dialogId: conversationId,
  };
}

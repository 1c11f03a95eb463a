/** A body of `ms.MessagingEventNotification` with these changes. */
export function eventBody(...changes: readonly unknown[]) {
  return { kind: 'notification', type: 'ms.MessagingEventNotification', body: { changes } };
}

/** A body of `cqm.ExConversationChangeNotification` with these changes. */
export function stateBody(...changes: readonly unknown[]) {
  return { kind: 'notification', type: 'cqm.ExConversationChangeNotification', body: { changes } };
}

type Members = Readonly<Record<string, unknown>>;

/** A change that carries an agent's text. */
export function textChange(sequence: number, over: Members = {}) {
  return {
    sequence,
    originatorId: 'agent',
    originatorMetadata: { id: 'agent', role: 'ASSIGNED_AGENT' },
    serverTimestamp: 1_553_593_406_000 + sequence,
    event: { type: 'ContentEvent', message: `text ${sequence}`, contentType: 'text/plain' },
    conversationId: 'c',
    dialogId: 'c',
    ...over,
  };
}

/** What makes a change one of the consumer. */
export const fromConsumer = {
  originatorId: 'consumer',
  originatorMetadata: { id: 'consumer', role: 'CONSUMER' },
};

/** A change that carries a receipt of the agent. */
export function receiptChange(sequence: number | undefined, status: string, sequenceList: unknown) {
  return textChange(0, { sequence, event: { type: 'AcceptStatusEvent', status, sequenceList } });
}

/** A change that carries a chat state of the agent. */
export function chatStateChange(chatState: unknown, over: Members = {}) {
  const event = { type: 'ChatStateEvent', chatState };
  return textChange(0, { sequence: undefined, serverTimestamp: undefined, event, ...over });
}

/** A change that tells how a conversation stands. */
export function stateChange(details: Members = {}, over: Members = {}) {
  const conversationDetails = {
    participants: [{ id: 'consumer', role: 'CONSUMER' }],
    state: 'OPEN',
    stage: 'OPEN',
    startTs: 1000,
    metaDataLastUpdateTs: 1000,
    ttr: { ttrType: 'NORMAL', value: 600 },
    ...details,
  };
  return { type: 'UPSERT', result: { convId: 'c', conversationDetails, ...over } };
}

/** The dialogs of a conversation whose main dialog was closed and whose survey is open. */
export const surveyDialogs = [
  { dialogId: 'c', dialogType: 'MAIN', state: 'CLOSE', creationTs: 1000, endTs: 2000, closedBy: 'CONSUMER' },
  { dialogId: 'survey', dialogType: 'POST_SURVEY', state: 'OPEN', creationTs: 2000 },
];

/** The state that tells of the survey. */
export const surveyState = stateBody(
  stateChange({ state: 'CLOSE', metaDataLastUpdateTs: 2000, dialogs: surveyDialogs }),
);

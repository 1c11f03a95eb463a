import { fixture } from './unit-fixture.js';

/** A webhook, and the labels of the events that it tells. */
export interface Webhook {
  readonly conversationId: string;
  readonly labels: readonly string[];
  readonly body: Buffer;
}

/** A conversation that LivePerson tells of. */
export interface ToldConversation {
  readonly conversationId: string;
  readonly consumerId: string;
  readonly surveyId: string;
}

/** Where numbered events happen. */
export interface ToldDialog extends ToldConversation {
  readonly dialogId: string;
  /** False when the bodies name the dialog alone, as those of surveys may. */
  readonly isNamed: boolean;
}

type Change = Record<string, unknown>;

interface Details extends Record<string, unknown> {
  readonly dialogs: Record<string, unknown>[];
}

interface StateBody {
  readonly body: {
    readonly changes: readonly [{ readonly result: { readonly conversationDetails: Details } }];
  };
}

/** When every conversation began; milliseconds since 1970. */
const startedAt = 1_553_589_749_650;
/** Every fifth number is a receipt for the message before it. */
const receiptEach = 5;

const states = {
  created: JSON.stringify(fixture('webhook.conversation-created')),
  joined: JSON.stringify(fixture('webhook.agent-joined')),
  survey: JSON.stringify(fixture('webhook.main-dialog-closed.survey-open')),
};
const changes = {
  fromAgent: changeOf('webhook.text-from-agent'),
  fromConsumer: changeOf('webhook.text-from-consumer'),
  read: changeOf('webhook.agent-read.with-conversation-id'),
};

/** Conversations with consumers of their own, numbered. */
export function toldConversations(count: number): ToldConversation[] {
  return Array.from({ length: count }, (_, n) => ({
    conversationId: `conversation-${n}`,
    consumerId: `consumer-${n}`,
    surveyId: `survey-${n}`,
  }));
}

/** How a conversation stands for the n-th time; the skill tells one from the other. */
export function stateWebhook(told: ToldConversation, n: number, kind: keyof typeof states): Webhook {
  const text = states[kind]
    .replaceAll(/f2384f56-57d5-4087-bd47-8df0ec3102f6|__YOUR_CONVERSATION_ID__/g, told.conversationId)
    .replaceAll('__YOUR_POST_SURVEY_DIALOG_ID__', told.surveyId)
    .replaceAll(/5b0f3b35\w+|5e9ee96c-226e-44b6-ac51-b1dfe494ba10/g, told.consumerId);
  const notification = JSON.parse(text) as StateBody; // one of the fixtures above
  const details = notification.body.changes[0].result.conversationDetails;
  const skillId = String(1000 + n);
  Object.assign(details, { skillId, startTs: startedAt, metaDataLastUpdateTs: startedAt + 1000 * n });
  details.dialogs.forEach((dialog, at) => Object.assign(dialog, { creationTs: startedAt + at }));
  return webhookOf(told, [stateLabel(n)], notification);
}

/** The label of the n-th state. */
export function stateLabel(n: number): string {
  return `state ${1000 + n}`;
}

/** Messages and receipts of a dialog by their numbers, in one body. */
export function eventsWebhook(dialog: ToldDialog, sequences: readonly number[]): Webhook {
  const body = { changes: sequences.map((sequence) => numberedChange(dialog, sequence)) };
  const labels = sequences.map((sequence) => labelOf(dialog.dialogId, sequence));
  return webhookOf(dialog, labels, { kind: 'notification', body, type: 'ms.MessagingEventNotification' });
}

/** The label of a dialog's n-th event. */
export function labelOf(dialogId: string, sequence: number): string {
  return isReceipt(sequence) ? `receipt ${dialogId} ${sequence - 1}` : `message ${dialogId} ${sequence}`;
}

/** Whether a number is a receipt's. */
export function isReceipt(sequence: number): boolean {
  return sequence % receiptEach === receiptEach - 1;
}

function numberedChange(dialog: ToldDialog, sequence: number): Change {
  const { conversationId, consumerId, dialogId, isNamed } = dialog;
  const place = isNamed ? { conversationId, dialogId } : { conversationId: undefined, dialogId };
  const common = { ...place, sequence, serverTimestamp: startedAt + 1000 * sequence };
  if (isReceipt(sequence)) {
    const event = { type: 'AcceptStatusEvent', status: 'READ', sequenceList: [sequence - 1] };
    return { ...changes.read, ...common, event };
  }
  const event = { type: 'ContentEvent', message: `text ${sequence} 👋`, contentType: 'text/plain' };
  if (sequence % 2 === 0) return { ...changes.fromAgent, ...common, event };
  const originatorMetadata = { id: consumerId, role: 'CONSUMER' };
  return { ...changes.fromConsumer, ...common, event, originatorId: consumerId, originatorMetadata };
}

function changeOf(name: string): Change {
  const [change] = fixture<{ readonly body: { readonly changes: readonly Change[] } }>(name).body.changes;
  if (change === undefined) throw new Error(`${name} tells nothing`);
  return change;
}

function webhookOf(told: ToldConversation, labels: readonly string[], notification: unknown): Webhook {
  const body = Buffer.from(JSON.stringify(notification));
  return { conversationId: told.conversationId, labels, body };
}

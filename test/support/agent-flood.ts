import { createHmac } from 'node:crypto';
import { machineNow } from './machine-now.js';
import type { Pair } from './start-pair.js';

/** Texts of an agent, numbered from a sequence on. */
export interface Flood {
  readonly conversationId: string;
  readonly from: number;
  readonly count: number;
  /** Characters of each text. */
  readonly size: number;
}

/** Tells the gateway texts of an agent in one signed webhook; gives how many milliseconds its answer took. */
export async function flood(pair: Pair, { conversationId, from, count, size }: Flood): Promise<number> {
  const changes = Array.from({ length: count }, (_, index) => ({
    sequence: from + index,
    originatorId: 'agent',
    originatorMetadata: { id: 'agent', role: 'ASSIGNED_AGENT' },
    serverTimestamp: Date.now(),
    event: { type: 'ContentEvent', message: 'x'.repeat(size), contentType: 'text/plain' },
    conversationId,
    dialogId: conversationId,
  }));
  const type = 'ms.MessagingEventNotification';
  const started = machineNow();
  const status = await tellSigned(pair, JSON.stringify({ kind: 'notification', type, body: { changes } }));
  if (status !== 200) throw new Error(`the webhook was answered ${status}`);
  return machineNow() - started;
}

/** Posts a body to the gateway as LivePerson does, signed with the first account's secret; gives the status. */
export async function tellSigned(pair: Pair, body: string, secret?: string): Promise<number> {
  const { id = '', clientId = '', clientSecret = '' } = pair.accounts[0] ?? {};
  const digest = createHmac('sha1', secret ?? clientSecret)
    .update(body)
    .digest('base64');
  const headers = {
    'x-liveperson-account-id': id,
    'x-liveperson-client-id': clientId,
    'x-liveperson-signature': `sha1=${digest}`,
  };
  const answer = await fetch(`${pair.url}/webhooks/liveperson`, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.status;
}

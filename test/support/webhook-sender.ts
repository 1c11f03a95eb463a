import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { machineNow } from './machine-now.js';

/** The account whose webhooks the tests sign. */
export const signingAccount = { id: '12345678', clientId: 'app', clientSecret: 'the secret of this account' };

/** How a webhook was answered. */
export interface WebhookAnswer {
  readonly status: number;
  /** From the first byte sent to the end of the answer. */
  readonly ms: number;
}

/** Sends webhooks as LivePerson does: signed, over connections that are kept. */
export class WebhookSender {
  readonly #connections = new Agent({ pipelining: 1 });

  /** Sends a body to a gateway; rejects when the connection breaks before the answer is there. */
  async send(url: string, body: Buffer): Promise<WebhookAnswer> {
    const sentAt = machineNow();
    const answer = await request(`${url}/webhooks/liveperson`, {
      method: 'POST',
      headers: headersOf(body),
      body,
      dispatcher: this.#connections,
    });
    await answer.body.dump();
    return { status: answer.statusCode, ms: machineNow() - sentAt };
  }

  close(): Promise<void> {
    return this.#connections.destroy();
  }
}

function headersOf(body: Buffer): Record<string, string> {
  const { id, clientId, clientSecret } = signingAccount;
  const digest = createHmac('sha256', clientSecret).update(body).digest('base64');
  return {
    'content-type': 'application/json',
    'x-liveperson-account-id': id,
    'x-liveperson-client-id': clientId,
    'x-liveperson-signature': `sha256=${digest}`,
  };
}

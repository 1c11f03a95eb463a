import { Agent, request } from 'undici';

/** A webhook as it goes out. */
export interface OutgoingWebhook {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a webhook was answered, or why it was not. */
export type WebhookAnswer = { readonly status: number; readonly ms: number } | { readonly failure: unknown };

/** LivePerson gives the connection and the answer five seconds each (WHP). */
const patienceMs = 5000;

/** Sends webhooks to one address, one after the other, on connections that are kept. */
export class WebhookPost {
  readonly #agent = new Agent({
    connect: { timeout: patienceMs },
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
  });

  constructor(private readonly url: string) {}

  /** Sends one; never rejects. */
  async send({ body, headers }: OutgoingWebhook): Promise<WebhookAnswer> {
    const started = performance.now();
    try {
      const answer = await request(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        dispatcher: this.#agent,
      });
      await answer.body.dump();
      return { status: answer.statusCode, ms: performance.now() - started };
    } catch (error) {
      return { failure: error };
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

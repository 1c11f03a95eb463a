import type { IncomingMessage, ServerResponse } from 'node:http';
import { endTogether } from '../http/end-together.js';
import { readRawBody } from './read-raw-body.js';
import type { WebhookReceiver } from './receive-webhook.js';

/** What the route stands on. */
export interface WebhookRouteParts {
  readonly receiver: Pick<WebhookReceiver, 'knows' | 'receive'>;
  /** LivePerson documents no limit (16); 2 MiB when absent, which is some hundred of the longest messages. */
  readonly maxBodyBytes?: number;
}

const usualMaxBodyBytes = 2 * 1024 * 1024;
/** LivePerson waits as its retry policy says (WHR); others are told. */
const retryAfterSeconds = 2;

/** `POST /webhooks/liveperson`: raw bytes in, an empty answer out. No content type is asked for: none is documented (13.2). */
export class WebhookRoute {
  constructor(private readonly parts: WebhookRouteParts) {}

  /** Answers one request; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const status = await this.#statusOf(request);
      // LivePerson takes 200 and 201 for success and nothing else (WHP).
      if (status === 405) response.setHeader('allow', 'POST');
      if (status === 503) response.setHeader('retry-after', String(retryAfterSeconds));
      // What was not read of the body would be taken for the next request.
      if (!request.complete) response.setHeader('connection', 'close');
      endTogether(response.writeHead(status, { 'content-length': '0', 'cache-control': 'no-store' }));
    } catch {
      response.destroy();
    }
  }

  async #statusOf(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST') return 405;
    const { receiver, maxBodyBytes = usualMaxBodyBytes } = this.parts;
    // A body is read only from those who know an account and its app.
    if (!receiver.knows(request.headers)) return 401;
    const rawBody = await readRawBody(request, maxBodyBytes);
    return rawBody === undefined ? 413 : (await receiver.receive(request.headers, rawBody)).status;
  }
}

import { Agent as HttpAgent, request as httpRequest, type ClientRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { SandboxAccount } from '../accounts/sandbox-account.js';
import { signBody } from './sign-body.js';
import type { WebhookConfig } from './webhook-config.js';

/** How a delivery ended: the status that came, or why none did. */
export interface PostOutcome {
  readonly status: number | null;
  readonly error: string | null;
}

/** One body to deliver, for one app. */
export interface WebhookPost {
  readonly url: string;
  readonly app: SandboxAccount;
  readonly body: Buffer;
}

/** Posts bodies over kept connections. */
export class WebhookPoster {
  private readonly http = new HttpAgent({ keepAlive: true, maxSockets: 64 });
  private readonly https = new HttpsAgent({ keepAlive: true, maxSockets: 64 });

  async post(config: WebhookConfig, post: WebhookPost): Promise<PostOutcome> {
    const first = await this.once(config, post);
    // The receiver closed a kept connection at the moment it was used again: that is no failure of the receiver.
    return first === 'stale' ? await this.post(config, post) : first;
  }

  close(): void {
    this.http.destroy();
    this.https.destroy();
  }

  private once(config: WebhookConfig, post: WebhookPost): Promise<PostOutcome | 'stale'> {
    return new Promise<PostOutcome | 'stale'>((resolve) => {
      const request = this.open(config, post);
      request.setTimeout(config.timeoutMs, () => request.destroy(new Error('timeout')));
      request.on('response', (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, error: null });
      });
      request.on('error', (problem: NodeJS.ErrnoException) => {
        const stale = request.reusedSocket && problem.code === 'ECONNRESET';
        resolve(stale ? 'stale' : { status: null, error: problem.code ?? problem.message });
      });
      request.end(post.body);
    }).catch((problem: unknown) => ({ status: null, error: String(problem) })); // Such as a header that cannot be.
  }

  private open(config: WebhookConfig, { url, app, body }: WebhookPost): ClientRequest {
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-liveperson-account-id': app.id,
      'x-liveperson-client-id': app.clientId,
      'x-liveperson-signature': signBody(config, app.clientSecret, body),
    };
    if (!url.startsWith('https:')) return httpRequest(url, { method: 'POST', headers, agent: this.http });
    const trust = config.ca === null ? {} : { ca: config.ca };
    return httpsRequest(url, { method: 'POST', headers, agent: this.https, ...trust });
  }
}

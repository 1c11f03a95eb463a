import { Agent } from 'undici';

/** A message to a router, as Apollo's callback protocol has it. */
export interface CallbackMessage {
  readonly kind: 'subscription';
  readonly action: 'check' | 'next' | 'complete';
  readonly id: string;
  readonly verifier: string;
  readonly payload?: unknown;
  readonly errors?: readonly unknown[];
}

const headers = { 'content-type': 'application/json', 'subscription-protocol': 'callback/1.0' };
/** A router's answer says nothing beyond its status. */
const maxAnswerBytes = 16_384;

/** The door to routers: connections of its own, each message posted once, redirects never followed. */
export class CallbackPost {
  readonly #agent: Agent;

  constructor(private readonly timeoutMs = 10_000) {
    this.#agent = new Agent({ connections: 64, pipelining: 1, connect: { timeout: timeoutMs } });
  }

  /** Posts a message; gives the status of the answer, undefined when none came in time. Never rejects. */
  async send(url: URL, message: CallbackMessage): Promise<number | undefined> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.timeoutMs);
    const { signal } = late;
    const request = { origin: url.origin, path: `${url.pathname}${url.search}`, headers, signal };
    try {
      const body = JSON.stringify(message);
      const answer = await this.#agent.request({ ...request, method: 'POST', body });
      await answer.body.dump({ limit: maxAnswerBytes, signal }).catch(() => undefined);
      return answer.statusCode;
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Breaks off what is under way; nothing can be sent any more. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

import type { ServerResponse } from 'node:http';
import type { RequestContext } from '../graphql/request-context.js';
import { beginSubscription } from '../graphql/run-operation.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import type { Logger } from '../log/logger.js';
import { CallbackPost } from './callback-post.js';
import { readCallbackRequest, refusal } from './callback-request.js';
import type { CallbackRules, CallbackTarget } from './callback-request.js';
import { CallbackSubscription } from './callback-subscription.js';

/** What subscriptions by callback stand on. */
export interface CallbackRouteParts extends CallbackRules {
  readonly engine: SubscriptionEngine;
  readonly logger: Logger;
  /** Aborted when the gateway goes away: routers are told so, and subscribe elsewhere. */
  readonly ending: AbortSignal;
  readonly endingMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly post?: CallbackPost;
  /** Most subscriptions at a time: each costs a router's interval a message. */
  readonly maxLive?: number;
}

/** Subscriptions by Apollo's HTTP callback protocol, version 1.0: a router names an address, and is told there. */
export class CallbackRoute {
  readonly #post: CallbackPost;
  readonly #live = new Map<string, CallbackSubscription>();
  #count = 0;
  #until: number | undefined;

  constructor(private readonly parts: CallbackRouteParts) {
    this.#post = parts.post ?? new CallbackPost();
    parts.ending.addEventListener('abort', () => void this.#endAll(), { once: true });
  }

  /** How many subscriptions live now, or are being opened. */
  get live(): number {
    return this.#count;
  }

  /** Answers a request whose body has been read; throws HttpRefusal before anything is told. */
  async answer(body: unknown, response: ServerResponse, context: RequestContext): Promise<void> {
    const { maxLive = 5000 } = this.parts;
    context.report.kind = 'callback';
    const { operation, target } = readCallbackRequest(body, this.parts);
    if (this.#count >= maxLive) {
      throw refusal('RATE_LIMITED', 'Too many subscriptions by callback.', { retryAfterMs: 1000 });
    }
    this.#count += 1;
    let opened = false;
    try {
      const answer = await beginSubscription(this.parts.engine, operation, context);
      if (answer.kind === 'notSubscription') {
        throw refusal('BAD_REQUEST', 'Only subscriptions are answered by callback.');
      }
      if (answer.kind === 'refused') {
        writeJson(response, answer.result);
        return;
      }
      const { results } = answer;
      const { engine, now } = this.parts;
      const told = { post: this.#post, target, results, context, engine, now };
      const subscription = new CallbackSubscription(told);
      await this.#open(subscription, target);
      opened = true;
      writeJson(response, { data: null });
      void this.#run(subscription, target, context);
    } finally {
      if (!opened) this.#count -= 1;
    }
  }

  /** Resolves once every router knows that the gateway goes away, at the latest when its time is over. */
  async close(): Promise<void> {
    const ended = Promise.all(this.#endAll());
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, (this.#until ?? 0) - performance.now()));
    });
    await Promise.race([ended, late]);
    clearTimeout(timer);
    await this.#post.close();
  }

  async #open(subscription: CallbackSubscription, target: CallbackTarget): Promise<void> {
    const confirmed = await subscription.check();
    if (!confirmed || this.parts.ending.aborted) {
      await subscription.end('gone');
      if (confirmed) throw refusal('SHUTTING_DOWN', 'This replica is shutting down.', { retryAfterMs: 0 });
      throw refusal('BAD_REQUEST', 'The router did not confirm the subscription.');
    }
    // A router that deduplicates names its subscriptions by their content: one that it let go of and has opened anew
    // comes under the same id, and must not be told twice.
    const old = this.#live.get(keyOf(target));
    this.#live.set(keyOf(target), subscription);
    await old?.end('replaced');
  }

  async #run(
    subscription: CallbackSubscription,
    target: CallbackTarget,
    { requestId }: RequestContext,
  ): Promise<void> {
    const { why, told, fault } = await subscription.run();
    if (this.#live.get(keyOf(target)) === subscription) this.#live.delete(keyOf(target));
    this.#count -= 1;
    const facts = { requestId, router: target.url.origin, told, why };
    if (fault === undefined) this.parts.logger.info(facts, 'callbacks ended');
    else this.parts.logger.error({ ...facts, err: fault }, 'callbacks ended');
  }

  #endAll(): Promise<void>[] {
    this.#until ??= performance.now() + this.parts.endingMs;
    return [...this.#live.values()].map((subscription) => subscription.end('shutdown'));
  }
}

const keyOf = ({ url, id }: CallbackTarget): string => `${url.href} ${id}`;

function writeJson(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(`${JSON.stringify(body)}\n`);
}

import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import { publicError } from '../graphql/public-error.js';
import { stampErrors } from '../graphql/report-plugin.js';
import type { RequestContext } from '../graphql/request-context.js';
import { publicResult } from '../graphql/run-operation.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import type { CallbackMessage, CallbackPost } from './callback-post.js';
import type { CallbackTarget } from './callback-request.js';
import { endAtExpiry, expiredResult } from './end-at-expiry.js';

/**
 * Why a subscription ended: its results did, the router let go or took its place anew, a message was not taken, the
 * caller's credential expired, this replica goes away, or the gateway failed.
 */
export type CallbackEnd =
  'completed' | 'gone' | 'replaced' | 'undelivered' | 'expired' | 'shutdown' | 'fault';

/** What one subscription by callback stands on. */
export interface CallbackSubscriptionParts {
  readonly post: CallbackPost;
  readonly target: CallbackTarget;
  readonly results: AsyncGenerator<ExecutionResult, void, void>;
  readonly context: RequestContext;
  readonly engine: SubscriptionEngine;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How one subscription by callback went. */
export interface CallbackOutcome {
  readonly why: CallbackEnd;
  /** How many results the router has taken. */
  readonly told: number;
  /** What the gateway failed with. */
  readonly fault?: unknown;
}

type Message = Pick<CallbackMessage, 'action' | 'payload' | 'errors'>;

const shortestBeatMs = 50;
const longestBeatMs = 3_600_000;

/** One subscription that is told by callbacks: one result at a time, in order, and none twice. */
export class CallbackSubscription {
  #told = 0;
  #end: CallbackEnd | undefined;
  #running: Promise<CallbackOutcome> | undefined;

  constructor(private readonly parts: CallbackSubscriptionParts) {}

  /** Asks the router whether it knows the subscription. */
  async check(): Promise<boolean> {
    return (await this.#send({ action: 'check' })) === 204;
  }

  /** Tells the results until they end or `end` is called; never rejects. */
  run(): Promise<CallbackOutcome> {
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Ends it: what is under way is finished, nothing more is told. Resolves once the router knows. */
  async end(why: CallbackEnd): Promise<void> {
    this.#end ??= why;
    await this.parts.results.return().catch(() => undefined);
    await this.#running;
  }

  async #run(): Promise<CallbackOutcome> {
    const { context, now } = this.parts;
    const stopBeating = this.#beat();
    const forget = endAtExpiry(context.caller, now, () => void this.end('expired'));
    let fault: unknown;
    try {
      for await (const result of this.parts.results) {
        if (this.#end !== undefined || !(await this.#tell(result))) break;
      }
    } catch (error) {
      fault = error;
    }
    forget();
    stopBeating();
    const why = (this.#end ??= fault === undefined ? 'completed' : 'fault');
    const errors =
      why === 'expired' ? expiredResult(context).errors : this.#publicErrors(fault ?? errorOf(why));
    // A router that has let go is told nothing more.
    if (why !== 'gone' && why !== 'replaced')
      await this.#send({ action: 'complete', ...(errors && { errors }) });
    return { why, told: this.#told, fault };
  }

  async #tell(result: ExecutionResult): Promise<boolean> {
    const { context, engine } = this.parts;
    const status = await this.#send({ action: 'next', payload: publicResult(result, context, engine) });
    if (isTaken(status)) this.#told += 1;
    else this.#end ??= status === 404 ? 'gone' : 'undelivered';
    return isTaken(status);
  }

  /** Says in each period that the subscription lives: a little early, since the router counts from what arrived. */
  #beat(): () => void {
    const { heartbeatIntervalMs: asked } = this.parts.target;
    if (asked === 0) return () => undefined;
    const everyMs = Math.min(Math.max(asked - Math.min(1000, asked / 4), shortestBeatMs), longestBeatMs);
    let waiting = false;
    const timer = setInterval(() => {
      if (waiting) return;
      waiting = true;
      void this.#send({ action: 'check' }).then((status) => {
        waiting = false;
        if (!isTaken(status)) void this.end(status === 404 ? 'gone' : 'undelivered');
      });
    }, everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  #send(message: Message): Promise<number | undefined> {
    const { url, id, verifier } = this.parts.target;
    return this.parts.post.send(url, { kind: 'subscription', id, verifier, ...message });
  }

  #publicErrors(error: unknown): readonly GraphQLFormattedError[] | undefined {
    if (error === undefined) return undefined;
    const errors = [publicError({ message: '' }, error)];
    stampErrors(errors, this.parts.context);
    return errors;
  }
}

const isTaken = (status: number | undefined): boolean =>
  status !== undefined && status >= 200 && status < 300;

function errorOf(end: CallbackEnd): GatewayError | undefined {
  if (end === 'shutdown') {
    return new GatewayError('SHUTTING_DOWN', 'This replica is shutting down.', { retryAfterMs: 0 });
  }
  const message = 'The router did not take a message; subscribe again after the last cursor.';
  return end === 'undelivered'
    ? new GatewayError('INTERNAL_SERVER_ERROR', message, { outcome: 'UNKNOWN' })
    : undefined;
}

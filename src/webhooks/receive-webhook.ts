import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { Accounts } from '../config/account.js';
import type { ChatStateBus } from '../events/chat-state-bus.js';
import { isRecord } from '../liveperson/is-record.js';
import { readNotification } from '../liveperson/read-notification.js';
import type { ToldThing } from '../liveperson/read-notification.js';
import type { ToldChatState } from '../liveperson/read-notification-event.js';
import { readJson } from '../liveperson/read-values.js';
import { verifyWebhookSignature } from '../liveperson/webhook-signature.js';
import type { Logger } from '../log/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import { findPlace } from './find-place.js';
import { keepTold } from './keep-told.js';
import type { Delivery } from './keep-told.js';
import type { KeepingLog } from './placed.js';
import { findSender, secretsOf } from './webhook-sender.js';
import { within } from './within.js';

/** What receiving webhooks stands on. */
export interface WebhookReceiverParts {
  readonly accounts: Accounts;
  readonly events: KeepingLog;
  readonly chatStates: Pick<ChatStateBus, 'publish'>;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly metrics?: Pick<Metrics, 'webhookDone'> | undefined;
  /** How long the store may take, 2000 ms when absent: LivePerson wants its answer within 2500 (WHP). */
  readonly deadlineMs?: number;
}

/** How a webhook is answered. */
export type WebhookOutcome =
  | {
      readonly status: 200;
      /** How many things were told, chat states included. */
      readonly told: number;
      /** How many events were new. */
      readonly appended: number;
    }
  | { readonly status: 400 | 401 | 503; readonly reason: 'sender' | 'signature' | 'body' | 'store' };

const usualDeadlineMs = 2000;

/** LivePerson's border: decides on a webhook, and keeps what it tells before it says so. */
export class WebhookReceiver {
  constructor(private readonly parts: WebhookReceiverParts) {}

  /** True when the headers are complete and name a configured account and its app: only then is a body worth reading. */
  knows(headers: IncomingHttpHeaders): boolean {
    const isKnown = findSender(headers, this.parts.accounts) !== undefined;
    if (!isKnown) this.parts.metrics?.webhookDone(401, 'sender', 0);
    return isKnown;
  }

  /** Decides on one webhook; never rejects. 200 means that everything it tells is durable, 503 that it is to come again. */
  async receive(headers: IncomingHttpHeaders, rawBody: Buffer): Promise<WebhookOutcome> {
    const started = performance.now();
    const outcome = await this.#decide(headers, rawBody);
    const reason = outcome.status === 200 ? 'kept' : outcome.reason;
    this.parts.metrics?.webhookDone(outcome.status, reason, (performance.now() - started) / 1000);
    return outcome;
  }

  async #decide(headers: IncomingHttpHeaders, rawBody: Buffer): Promise<WebhookOutcome> {
    const sender = findSender(headers, this.parts.accounts);
    if (sender === undefined) return this.#refuse({ status: 401, reason: 'sender' });
    const { account, signature } = sender;
    if (!verifyWebhookSignature(rawBody, signature, secretsOf(account))) {
      return this.#refuse({ status: 401, reason: 'signature' }, account.id);
    }
    const body = isUtf8(rawBody) ? readJson(rawBody.toString()) : undefined;
    if (!isRecord(body)) return this.#refuse({ status: 400, reason: 'body' }, account.id);
    return this.#keep(readNotification(body), { accountId: account.id, receivedAt: this.parts.now() });
  }

  #refuse(outcome: WebhookOutcome & { readonly reason: string }, account?: string): WebhookOutcome {
    // Headers of strangers are not repeated: only the name of a configured account is written.
    this.parts.logger.warn({ account, ...outcome }, 'webhook refused');
    return outcome;
  }

  async #keep(things: readonly ToldThing[], delivery: Delivery): Promise<WebhookOutcome> {
    const { events, logger, deadlineMs = usualDeadlineMs } = this.parts;
    const durable = things.filter((told) => told.kind !== 'chatState');
    const live = things.filter((told) => told.kind === 'chatState');
    let appended: number | undefined;
    const work = async (): Promise<void> => {
      appended = await keepTold(durable, delivery, events);
      if (live.length > 0) await Promise.all(live.map((told) => this.#publish(told, delivery)));
    };
    const failure = await within(deadlineMs, work()).catch((error: unknown) => nameOf(error));
    const counts = { account: delivery.accountId, told: things.length, appended, failure };
    if (appended === undefined) {
      logger.error(counts, 'webhook not kept');
      return { status: 503, reason: 'store' };
    }
    // What is live only may be lost; what was kept is kept.
    logger.debug(counts, 'webhook kept');
    return { status: 200, told: things.length, appended };
  }

  async #publish(told: ToldChatState, { accountId, receivedAt }: Delivery): Promise<void> {
    const { key } = await findPlace(told, accountId, this.parts.events);
    this.parts.chatStates.publish({ key, chatState: told.chatState, by: told.by, at: receivedAt });
  }
}

/** What kind of failure it was: a message may hold what was to be written. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

import type { Notification } from './notification.js';
import { notificationBody } from './notification-body.js';
import type { RetryPolicy } from './retry-policy.js';
import type { WebhookBook } from './webhook-book.js';
import type { WebhookPoster } from './webhook-poster.js';
import type { WebhookStatistics } from './webhook-statistics.js';

const longestPauseMs = 5 * 60_000;

/** What deliveries are made with; `pause` answers false when the sandbox was reset meanwhile. */
export interface DeliveryParts {
  readonly book: WebhookBook;
  readonly poster: WebhookPoster;
  readonly subscriptionId: string;
  readonly statistics: WebhookStatistics;
  readonly pause: (ms: number) => Promise<boolean>;
}

/** Delivers changes of one type in one body; ends when the ones behind it may go (WHR). */
export async function deliver(parts: DeliveryParts, notifications: readonly Notification[]): Promise<void> {
  const { retry, minimalStates } = parts.book.current;
  const form = { subscriptionId: minimalStates ? undefined : parts.subscriptionId };
  const body = Buffer.from(notificationBody(notifications, form));
  const attempt = () => attemptOnce(parts, notifications, body);
  if (await attempt()) return;
  if (retry.mode === 'none') parts.statistics.abandoned += 1;
  // Retries by count happen aside, so order is best effort; retries by time hold back the whole conversation.
  else if (retry.mode === 'count') void repeatByCount(parts, retry, attempt);
  else await repeatByTime(parts, retry, attempt);
}

async function attemptOnce(parts: DeliveryParts, notifications: readonly Notification[], body: Buffer) {
  const config = parts.book.current;
  const app = notifications[0]?.app;
  if (config.url === null || !app) return true;
  const { status, error } = await parts.poster.post(config, { url: config.url, app, body });
  const statistics = parts.statistics;
  statistics.lastStatus = status;
  statistics.lastError = error;
  // Any other status is a failure, also another 2xx (WHP).
  const taken = status === 200 || status === 201;
  if (taken) statistics.delivered += 1;
  else statistics.failedAttempts += 1;
  return taken;
}

async function repeatByCount(
  parts: DeliveryParts,
  { maxRetries, intervalMs }: Extract<RetryPolicy, { mode: 'count' }>,
  attempt: () => Promise<boolean>,
): Promise<void> {
  for (let retry = 0; retry < maxRetries; retry += 1) {
    if (!(await parts.pause(intervalMs)) || (await attempt())) return;
  }
  parts.statistics.abandoned += 1;
}

async function repeatByTime(
  parts: DeliveryParts,
  { retentionMs, firstMs }: Extract<RetryPolicy, { mode: 'time' }>,
  attempt: () => Promise<boolean>,
): Promise<void> {
  const start = performance.now();
  for (let pauseMs = firstMs; performance.now() - start + pauseMs <= retentionMs; pauseMs *= 2) {
    if (!(await parts.pause(Math.min(pauseMs, longestPauseMs))) || (await attempt())) return;
  }
  parts.statistics.abandoned += 1;
}

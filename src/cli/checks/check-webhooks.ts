import type { Account } from '../../config/account.js';
import type { SigningApp } from '../webhook-headers.js';
import { webhookHeaders } from '../webhook-headers.js';
import { WebhookPost } from '../webhook-post.js';
import type { Finding } from './finding.js';
import { connectionWords } from './transport-words.js';
import type { FailureWords } from './transport-words.js';

/** A notification that tells nothing, so that nothing is kept of it. */
const nothing = Buffer.from(
  '{"kind":"notification","body":{"changes":[]},"type":"ms.MessagingEventNotification"}',
);
/** LivePerson may disable an app whose endpoint is slower for two minutes (WHP, WHD). */
const slowMs = 2500;

/** Posts to the webhook address as LivePerson would: one that is signed, and one that is not as it should be. */
export async function checkWebhooks(account: Account, url: string | undefined): Promise<Finding> {
  if (url === undefined)
    return skipped('Give --webhook-url to try the address that LivePerson is to post to.');
  const { clientId, clientSecret } = account;
  if (clientId === undefined || clientSecret === undefined) {
    return skipped('Without an app there is nothing that signs webhooks.');
  }
  const app = { accountId: account.id, clientId, clientSecret: clientSecret.reveal() };
  const post = new WebhookPost(url);
  try {
    return await tryBoth(post, app, new URL(url));
  } finally {
    await post.close();
  }
}

const skipped = (message: string): Finding => ({
  check: 'webhooks',
  status: 'skipped',
  message,
  remedy:
    'What LivePerson was told cannot be read with the credentials of an app: ask for ms.MessagingEventNotification and cqm.ExConversationChangeNotification to go to <gateway>/webhooks/liveperson.',
});

async function tryBoth(post: WebhookPost, app: SigningApp, url: URL): Promise<Finding> {
  const signed = await post.send({ body: nothing, headers: webhookHeaders(nothing, app) });
  if ('failure' in signed) return failed(connectionWords(signed.failure, url.host));
  if (signed.status !== 200) return failed(refusedWords(signed.status, app));
  const forgery = webhookHeaders(nothing, { ...app, clientSecret: `not ${app.clientSecret}` });
  const forged = await post.send({ body: nothing, headers: forgery });
  if ('failure' in forged) return failed(connectionWords(forged.failure, url.host));
  if (forged.status !== 401) {
    return failed({
      message: `The address takes webhooks with a wrong signature (HTTP ${forged.status}).`,
      remedy: 'Whatever answers there is no gateway, or stands before it and answers in its place.',
    });
  }
  return wellFinding(signed.ms, url);
}

function wellFinding(ms: number, url: URL): Finding {
  const message = `A signed webhook was taken in ${Math.round(ms)} ms, and a forged one refused.`;
  if (ms > slowMs) {
    const remedy =
      'LivePerson wants its answer within 2500 ms, and may disable an app that is slower for two minutes.';
    return { check: 'webhooks', status: 'warning', message, remedy };
  }
  if (url.protocol === 'https:') return { check: 'webhooks', status: 'ok', message };
  const remedy = 'LivePerson posts to https only: this address is none that it would take.';
  return { check: 'webhooks', status: 'warning', message, remedy };
}

const failed = (words: FailureWords): Finding => ({ check: 'webhooks', status: 'failed', ...words });

function refusedWords(status: number, { clientId, accountId }: SigningApp): FailureWords {
  if (status === 401) {
    return {
      message: 'The address refused a webhook that was signed with the secret given here (HTTP 401).',
      remedy: `The gateway there has another secret for account ${accountId} and app ${clientId}, or something on the way changes the body or drops x-liveperson-* headers.`,
    };
  }
  if (status === 404 || status === 405) {
    return {
      message: `Nothing takes webhooks at the address (HTTP ${status}).`,
      remedy: 'Its path is /webhooks/liveperson.',
    };
  }
  if (status >= 300 && status < 400) {
    return {
      message: `The address redirects (HTTP ${status}).`,
      remedy: 'LivePerson takes 200 and 201 for success: name the final address.',
    };
  }
  if (status >= 500) {
    return {
      message: `The gateway there could not keep the webhook (HTTP ${status}).`,
      remedy: 'Look at its log, its store and /readyz.',
    };
  }
  return {
    message: `Something on the way refused the webhook (HTTP ${status}).`,
    remedy: 'Let POST with JSON pass to /webhooks/liveperson without a login.',
  };
}

import { connectionWords } from '../checks/transport-words.js';
import { webhookHeaders } from '../webhook-headers.js';
import type { SigningApp } from '../webhook-headers.js';
import { WebhookPost } from '../webhook-post.js';
import type { WebhookAnswer } from '../webhook-post.js';
import type { SavedWebhook } from './saved-webhooks.js';

/** What became of webhooks that were sent again. */
export interface ReplayReport {
  readonly to: string;
  readonly saved: number;
  readonly taken: number;
  readonly refused: readonly Refusal[];
}

/** A webhook that was not taken. */
export interface Refusal {
  readonly source: string;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly reason: string;
}

/** How webhooks are sent again. */
export interface ReplayWish {
  readonly url: string;
  readonly apps: readonly SigningApp[];
  /** Goes on after one that was not taken. */
  readonly keepGoing: boolean;
}

/** Sends webhooks in their order, each when the one before it was answered; stops at the first that is not taken. */
export async function replayWebhooks(
  webhooks: readonly SavedWebhook[],
  { url, apps, keepGoing }: ReplayWish,
): Promise<ReplayReport> {
  const post = new WebhookPost(url);
  const refused: Refusal[] = [];
  let taken = 0;
  try {
    for (const webhook of webhooks) {
      const app = appOf(webhook, apps);
      const headers = app === undefined ? webhook.headers : webhookHeaders(webhook.body, app);
      const answer = await post.send({ body: webhook.body, headers });
      const refusal = refusalOf(answer, { app, url });
      if (refusal === undefined) taken += 1;
      else refused.push({ source: webhook.source, ...refusal });
      if (refusal !== undefined && !keepGoing) break;
    }
  } finally {
    await post.close();
  }
  return { to: url, saved: webhooks.length, taken, refused };
}

/** The app whose secret signs: the one that was saved with the webhook, or the only one there is. */
function appOf({ headers }: SavedWebhook, apps: readonly SigningApp[]): SigningApp | undefined {
  const account = headers['x-liveperson-account-id'];
  const fitting = account === undefined ? apps : apps.filter(({ accountId }) => accountId === account);
  const client = headers['x-liveperson-client-id'];
  return (
    fitting.find(({ clientId }) => clientId === client) ?? (fitting.length === 1 ? fitting[0] : undefined)
  );
}

interface Sent {
  readonly app: SigningApp | undefined;
  readonly url: string;
}

function refusalOf(answer: WebhookAnswer, { app, url }: Sent): Omit<Refusal, 'source'> | undefined {
  if ('failure' in answer) {
    return { reason: connectionWords(answer.failure, new URL(url).host).message };
  }
  const { status } = answer;
  return status === 200 || status === 201 ? undefined : { status, reason: reasonOf(status, app) };
}

function reasonOf(status: number, app: SigningApp | undefined): string {
  if (status === 401 && app === undefined) {
    return 'It was not signed here: name the account by --account and its secret by --accounts-file, or by --client-id and --secret-file.';
  }
  if (status === 401) {
    return `The gateway knows no account ${app?.accountId ?? ''} with app ${app?.clientId ?? ''} and this secret.`;
  }
  if (status === 400) return 'The gateway cannot read its body.';
  if (status === 413) return 'It is larger than LIMIT_WEBHOOK_BYTES of the gateway.';
  if (status === 503) return 'The gateway could not keep it: look at its log and its store.';
  return 'Nothing takes webhooks there: the path is /webhooks/liveperson.';
}

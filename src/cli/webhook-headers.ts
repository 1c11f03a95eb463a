import { signWebhook } from '../liveperson/sign-webhook.js';

/** The app that a webhook comes for. */
export interface SigningApp {
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The three headers that LivePerson sends with a webhook (WHP). */
export function webhookHeaders(body: Buffer, app: SigningApp): Record<string, string> {
  return {
    'x-liveperson-account-id': app.accountId,
    'x-liveperson-client-id': app.clientId,
    'x-liveperson-signature': signWebhook(body, app.clientSecret),
  };
}

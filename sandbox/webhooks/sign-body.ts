import { createHmac } from 'node:crypto';
import type { WebhookConfig } from './webhook-config.js';

/** The value of `x-liveperson-signature`: an HMAC over the raw bytes, keyed with the app's secret (WHP). */
export const signBody = (
  { algorithm, encoding }: Pick<WebhookConfig, 'algorithm' | 'encoding'>,
  clientSecret: string,
  body: Buffer,
): string => `${algorithm}=${createHmac(algorithm, clientSecret).update(body).digest(encoding)}`;

import type { WebhookConfig } from './webhook-config.js';

/**
 * The configuration at the start: retries by time, with the hour of retention of LivePerson's sample
 * (DEMO).
 */
export const defaultWebhookConfig = (url: string | null): WebhookConfig => ({
  url,
  algorithm: 'sha1',
  encoding: 'base64',
  retry: { mode: 'time', retentionMs: 3_600_000, firstMs: 2000 },
  timeoutMs: 5000,
  maxChanges: 1,
  gatherMs: 20,
  echoMetadata: true,
  omitConversationId: false,
  omitAudience: false,
  minimalStates: false,
  ca: null,
});

import { readRetryPolicy } from './read-retry-policy.js';
import type { WebhookConfig } from './webhook-config.js';

type Rule = (value: unknown) => boolean;

const isFlag: Rule = (value) => typeof value === 'boolean';
const isWholeFrom =
  (least: number): Rule =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least;
const isUrl: Rule = (value) =>
  value === null ||
  (typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol));

const rules: Readonly<Record<keyof WebhookConfig, Rule>> = {
  url: isUrl,
  algorithm: (value) => value === 'sha1' || value === 'sha256',
  encoding: (value) => value === 'base64' || value === 'hex',
  retry: (value) => readRetryPolicy(value) !== undefined,
  timeoutMs: isWholeFrom(1),
  maxChanges: isWholeFrom(1),
  gatherMs: isWholeFrom(0),
  echoMetadata: isFlag,
  omitConversationId: isFlag,
  omitAudience: isFlag,
  minimalStates: isFlag,
  ca: (value) => value === null || typeof value === 'string',
};

/**
 * A configuration with the given members changed, or the name of the first one that is unknown or cannot
 * be.
 */
export function readWebhookConfig(
  before: WebhookConfig,
  patch: Readonly<Record<string, unknown>>,
): WebhookConfig | string {
  const byName: Readonly<Record<string, Rule>> = rules;
  const wrong = Object.keys(patch).find(
    (name) => !Object.hasOwn(byName, name) || !byName[name]?.(patch[name]),
  );
  if (wrong !== undefined) return wrong;
  const retry = readRetryPolicy(patch['retry']) ?? before.retry;
  return { ...before, ...patch, retry };
}

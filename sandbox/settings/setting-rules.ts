import { isRecord } from '../values/is-record.js';
import { defaultSettings } from './default-settings.js';
import type { SandboxSettings } from './sandbox-settings.js';

type Rule = (value: unknown) => boolean;

const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value);
const whole: Rule = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const flag: Rule = (value) => typeof value === 'boolean';
const text: Rule = (value) => typeof value === 'string' && value !== '';
const services: Rule = (value) =>
  isRecord(value) &&
  Object.entries(value).every(([name, on]) => name in defaultSettings.services && flag(on));

/** What each setting may be. */
export const settingRules: Readonly<Record<keyof SandboxSettings, Rule>> = {
  singleServiceBody: oneOf('object', 'list'),
  services,
  appJwtLifetimeSeconds: whole,
  bearerPrefix: oneOf('refused', 'accepted'),
  missingAppJwtErrorCode: oneOf(40105, 40104),
  refusedItemStatus: oneOf(400, 200),
  unknownConversationStatus: oneOf(404, 400),
  unsupportedSdes: oneOf('refused', 'ignored'),
  customerId: oneOf('accepted', 'refused'),
  textLimit: oneOf('text', 'request'),
  consumerRichContent: oneOf('refused', 'accepted'),
  consumerSkillChange: oneOf('refused', 'accepted'),
  csatBeforeClose: oneOf('accepted', 'refused'),
  lateReadiness: whole,
  survey: oneOf('always', 'skill', 'off'),
  fileSharing: flag,
  sniffFiles: flag,
  historyLagMs: whole,
  maxConcurrency: whole,
  retryAfterSeconds: (value) => value === null || whole(value),
  latencyMs: whole,
  agentId: text,
  agentName: text,
};

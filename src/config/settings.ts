import { callerSettings } from './caller-settings.js';
import { conversationSettings } from './conversation-settings.js';
import { eventSettings } from './event-settings.js';
import { faultSettings } from './fault-settings.js';
import { limitSettings } from './limit-settings.js';
import { serverSettings } from './server-settings.js';
import { tracingSettings } from './tracing-settings.js';
import { upstreamSettings } from './upstream-settings.js';

/** Every setting, in the order of docs/configuration.md and .env.example, which a test holds against this table. */
export const settings = {
  ...serverSettings,
  ...callerSettings,
  ...limitSettings,
  ...upstreamSettings,
  ...faultSettings,
  ...eventSettings,
  ...conversationSettings,
  ...tracingSettings,
} as const;

/** The name of a setting. */
export type SettingName = keyof typeof settings;

/** Settings that hold a secret: `NAME_FILE` may name a file that has it. */
export const secretSettings = [
  'REDIS_URL',
  'ROUTER_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
] as const satisfies readonly SettingName[];

import { conversationSettings } from './conversation-settings.js';
import { eventSettings } from './event-settings.js';
import { serverSettings } from './server-settings.js';
import { upstreamSettings } from './upstream-settings.js';

/** Every setting, in the order of docs/configuration.md and .env.example, which a test holds against this table. */
export const settings = {
  ...serverSettings,
  ...upstreamSettings,
  ...eventSettings,
  ...conversationSettings,
} as const;

/** The name of a setting. */
export type SettingName = keyof typeof settings;

/** Settings of the contract that would be dangerous to ignore: naming one ends the start with a clear problem. */
export const settingsNotBuilt: readonly string[] = [
  'CALLER_JWKS_URL',
  'CALLER_PUBLIC_KEY_FILE',
  'PERSISTED_ONLY',
  'PERSISTED_MANIFEST',
  'ROUTER_TOKEN',
];

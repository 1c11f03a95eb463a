import { defaultSettings } from './default-settings.js';
import type { SandboxSettings } from './sandbox-settings.js';
import { settingRules } from './setting-rules.js';

/** Holds the settings in force. */
export class SettingsBook {
  private settings = defaultSettings;

  get current(): SandboxSettings {
    return this.settings;
  }

  /** Puts the given settings in force, or answers the name of the first one that is unknown or cannot be. */
  change(patch: Readonly<Record<string, unknown>>): string | undefined {
    const rules: Readonly<Record<string, (value: unknown) => boolean>> = settingRules;
    const wrong = Object.keys(patch).find(
      (name) => !Object.hasOwn(rules, name) || !rules[name]?.(patch[name]),
    );
    if (wrong !== undefined) return wrong;
    const services = { ...this.settings.services, ...(patch['services'] as object | undefined) };
    this.settings = { ...this.settings, ...patch, services };
    return undefined;
  }

  reset(): void {
    this.settings = defaultSettings;
  }
}

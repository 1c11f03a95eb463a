import { settings, settingsNotBuilt } from './settings.js';
import type { Setting, SettingName } from './settings.js';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

type ValueOf<N extends SettingName> = (typeof settings)[N] extends Setting<infer T> ? T : never;

/** The settings that were given, each read; an empty or absent one is undefined. */
export type GivenSettings = { readonly [N in SettingName]: ValueOf<N> | undefined };

/** Reads every setting of the environment; problems name the setting and what it must be, never its text. */
export function readSettings(env: Environment): { given: GivenSettings; problems: string[] } {
  const problems: string[] = [];
  const given: Partial<Record<SettingName, unknown>> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const text = env[name]?.trim();
    if (text === undefined || text === '') continue;
    const result = setting.read(text);
    if ('problem' in result) problems.push(`${name}: ${result.problem}`);
    else given[name as SettingName] = result.value; // the entries of `settings` are keyed by its names
  }
  for (const name of settingsNotBuilt) {
    if ((env[name] ?? '').trim() !== '') problems.push(`${name}: is not built yet; leave it unset`);
  }
  // Each value was read by the reader of its own name, which is what the type says.
  return { given: given as GivenSettings, problems };
}

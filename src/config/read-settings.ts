import type { ReadFile } from './parse-accounts.js';
import { secretSettings, settings } from './settings.js';
import type { Setting } from './setting.js';
import type { SettingName } from './settings.js';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

type ValueOf<N extends SettingName> =
  (typeof settings)[N] extends Setting<infer T, infer HasDefault>
    ? HasDefault extends true
      ? T
      : T | undefined
    : never;

/** Every setting, read; one that was not given has its default, or is undefined when its default depends on others. */
export type GivenSettings = { readonly [N in SettingName]: ValueOf<N> };

/** Reads every setting of the environment; problems name the setting and what it must be, never its text. */
export function readSettings(
  env: Environment,
  readFile: ReadFile,
): { given: GivenSettings; problems: string[] } {
  const problems: string[] = [];
  const given: Partial<Record<SettingName, unknown>> = {};
  const secrets = readSecretFiles(env, readFile, problems);
  for (const [name, setting] of Object.entries(settings)) {
    const givenText = (secrets[name] ?? env[name] ?? '').trim();
    const text = givenText === '' && setting.hasDefault ? setting.fallback : givenText;
    if (text === '') continue;
    const result = setting.read(text);
    if ('problem' in result) problems.push(`${name}: ${result.problem}`);
    // What follows looks at other settings too, so a refused one has its default meanwhile.
    const read = 'problem' in result && setting.hasDefault ? setting.read(setting.fallback) : result;
    if ('value' in read) given[name as SettingName] = read.value; // the entries of `settings` are keyed by its names
  }
  // Each value was read by the reader of its own name, which is what the type says.
  return { given: given as GivenSettings, problems };
}

/** The secrets that the environment keeps in files. */
function readSecretFiles(env: Environment, readFile: ReadFile, problems: string[]): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const name of secretSettings) {
    const path = (env[`${name}_FILE`] ?? '').trim();
    if (path === '') continue;
    if ((env[name] ?? '').trim() !== '') problems.push(`${name}_FILE: must not be set beside ${name}`);
    try {
      secrets[name] = readFile(path);
    } catch {
      problems.push(`${name}_FILE: must be a file that can be read`);
    }
  }
  return secrets;
}

import type { SettingReader } from './setting-readers.js';

/** One setting of the environment: how it is read, its default, and what it means. */
export interface Setting<T, HasDefault extends boolean = boolean> {
  readonly read: SettingReader<T>;
  /** The text it has when it is not given; where the default depends on other settings, or there is none, what the documents say of it. */
  readonly fallback: string;
  readonly hasDefault: HasDefault;
  readonly meaning: string;
}

/** A setting that has the text `fallback` when it is not given. */
export const setting = <T>(read: SettingReader<T>, fallback: string, meaning: string): Setting<T, true> => ({
  read,
  fallback,
  hasDefault: true,
  meaning,
});

/** A setting whose default depends on others, or that has none. */
export const open = <T>(read: SettingReader<T>, fallback: string, meaning: string): Setting<T, false> => ({
  read,
  fallback,
  hasDefault: false,
  meaning,
});

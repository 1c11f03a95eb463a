import type { Environment } from '../config/read-settings.js';
import type { SettingName } from '../config/settings.js';
import type { Shell } from './shell.js';

/** One option of a command. */
export interface Option {
  /** What its value is called in help texts; a flag when absent. */
  readonly value?: string;
  readonly meaning: string;
  /** The setting that it stands for: it goes before the environment. */
  readonly setting?: SettingName | 'SANDBOX_WEBHOOK_URL' | 'SANDBOX_AGENT';
}

/** The words behind the name of a command, read by its options. */
export interface Words {
  readonly values: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  /** Words that are no option. */
  readonly others: readonly string[];
}

/** One command: what help says of it, and what it does. */
export interface Command {
  readonly name: string;
  /** Half a sentence for the list of commands. */
  readonly summary: string;
  /** What its words other than options are called; none are taken when absent. */
  readonly operands?: string;
  readonly options: Readonly<Record<string, Option>>;
  /** What help says beside the options, already in lines. */
  readonly details: readonly string[];
  /** Lines for a shell, without the name of the program. */
  readonly examples: readonly string[];
  /**
   * Carries it out with these settings; the exit code, or undefined when a program goes on running. Throws
   * `Misunderstanding` and `Failure`.
   */
  readonly run: (words: Words, env: Environment, shell: Shell) => Promise<number | undefined>;
}

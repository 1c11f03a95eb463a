import type { Config } from '../config/config.js';
import { parseConfig } from '../config/parse-config.js';
import type { Environment } from '../config/read-settings.js';
import { Failure } from './problems.js';
import type { Shell } from './shell.js';

/** The settings, and what in them would keep the gateway from starting. */
export interface ReadConfig {
  readonly config: Config;
  readonly problems: readonly string[];
}

/** Callers do not come to a tool: how they prove themselves need not be settled yet. */
const withoutCallers = { CALLER_AUTH: 'none', ALLOW_ANONYMOUS: 'true' };

/** Reads the settings for a tool beside the gateway; throws a Failure when they cannot be used at all. */
export function readConfig(env: Environment, shell: Shell): ReadConfig {
  const whole = parseConfig(env, shell.readFile);
  if ('config' in whole) return { config: whole.config, problems: [] };
  const parsed = parseConfig({ ...env, ...withoutCallers }, shell.readFile);
  if ('config' in parsed) return { config: parsed.config, problems: whole.problems };
  throw new Failure(`The settings cannot be used: ${parsed.problems.join('; ')}.`);
}

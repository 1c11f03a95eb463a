import type { Config } from '../../../src/config/config.js';
import { parseConfig } from '../../../src/config/parse-config.js';
import type { Environment } from '../../../src/config/read-settings.js';
import { files, oneAccount } from './accounts-text.js';

/** Lets anyone call, which outside the sandbox has to be said twice. */
export const anyone = { CALLER_AUTH: 'none', ALLOW_ANONYMOUS: 'true' };
/** Settings of a gateway with accounts. */
export const withAccounts = { ACCOUNTS_FILE: '/accounts', ...anyone };
const accountFile = files({ '/accounts': oneAccount });

/** The configuration; problems fail the test. */
export function config(env: Environment, readFile = accountFile): Config {
  const parsed = parseConfig(env, readFile);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

/** The problems; none for a sound configuration. */
export function problems(env: Environment, readFile = accountFile): readonly string[] {
  const parsed = parseConfig(env, readFile);
  return 'problems' in parsed ? parsed.problems : [];
}

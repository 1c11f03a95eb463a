import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../src/config/config.js';
import { parseConfig } from '../src/config/parse-config.js';
import { createLogger } from '../src/log/logger.js';
import { describeForgotten, forgetConsumer } from '../src/server/forget-consumer.js';
import type { Forgettable } from '../src/server/forget-consumer.js';
import { openStores } from '../src/server/open-stores.js';

const usage = 'npm run forget -- --account ACCOUNT (--consumer ID | --lp-consumer ID) [--json]';
// What goes wrong is said in one sentence at the end.
const logger = createLogger('warn', { write: () => undefined });

/** Forgets, prints what went, and gives undefined; or the sentence that says why it cannot. */
async function main(): Promise<string | undefined> {
  const { values } = readArguments();
  const { account, consumer, 'lp-consumer': lpConsumer, json = false } = values;
  if (!account) return `Name the account: ${usage}.`;
  const config = readConfig();
  if (typeof config === 'string') return config;
  return forget(config, { account, consumer: given(consumer), lpConsumer: given(lpConsumer) }, json);
}

const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function readArguments() {
  const text = { type: 'string' } as const;
  const options = { account: text, consumer: text, 'lp-consumer': text, json: { type: 'boolean' } } as const;
  return parseArgs({ options, strict: true, allowPositionals: false });
}

/** The gateway's own settings, or what is wrong with them. */
function readConfig(): Config | string {
  const parsed = parseConfig(process.env, (path) => readFileSync(path, 'utf8'));
  if ('problems' in parsed) return `The settings cannot be used: ${parsed.problems.join('; ')}.`;
  const { redisUrl, dataDir } = parsed.config;
  if (redisUrl !== undefined) return parsed.config;
  if (dataDir === undefined) return 'There is no store: set REDIS_URL or DATA_DIR as the gateway has it.';
  // Opening a store that is not there would make one.
  return existsSync(join(dataDir, 'store')) ? parsed.config : 'There is no store in DATA_DIR.';
}

async function forget(config: Config, who: Forgettable, json: boolean): Promise<string | undefined> {
  const stores = await openStores(config, logger);
  try {
    const report = await forgetConsumer(stores, who);
    if (typeof report === 'string') return report;
    console.log(json ? JSON.stringify(report) : describeForgotten(report));
    return undefined;
  } finally {
    await stores.close();
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_PARSE_ARGS')) return `These arguments are not understood: ${usage}.`;
  return `It could not be forgotten: ${error instanceof Error ? error.message : String(error)}`;
}

try {
  const problem = await main();
  if (problem !== undefined) {
    console.error(problem);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

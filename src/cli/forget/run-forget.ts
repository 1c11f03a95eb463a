import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import type { Environment } from '../../config/read-settings.js';
import { createLogger } from '../../log/logger.js';
import { describeForgotten, forgetConsumer } from '../../server/forget-consumer.js';
import { openStores } from '../../server/open-stores.js';
import type { StoreSet } from '../../store/store-set.js';
import type { Words } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { Failure, Misunderstanding } from '../problems.js';
import { readConfig } from '../read-config.js';
import type { Shell } from '../shell.js';

// What goes wrong is said in one sentence at the end.
const logger = createLogger('warn', { write: () => undefined });

/** Forgets a consumer and prints what went. */
export async function runForget(words: Words, env: Environment, shell: Shell): Promise<number> {
  const { account, consumer, 'lp-consumer': lpConsumer } = words.values;
  if (account === undefined) throw new Misunderstanding('Name the account by --account.');
  if ((consumer === undefined) === (lpConsumer === undefined)) {
    throw new Misunderstanding('Name the consumer by either --consumer or --lp-consumer.');
  }
  const { config } = readConfig(env, shell);
  const stores = await openOwn(config, shell);
  try {
    const report = await forgetConsumer(stores, { account, consumer, lpConsumer });
    if (typeof report === 'string') throw new Failure(report);
    shell.print(words.flags.has('json') ? JSON.stringify(report) : describeForgotten(report));
    return exitCodes.done.code;
  } finally {
    await stores.close();
  }
}

/** The store that the gateway has; one that is not there is not made. */
async function openOwn(config: Config, shell: Shell): Promise<StoreSet> {
  const { redisUrl, dataDir } = config;
  if (redisUrl === undefined && dataDir === undefined) {
    throw new Failure('There is no store: set REDIS_URL or DATA_DIR as the gateway has it.');
  }
  if (redisUrl === undefined && !shell.exists(join(dataDir ?? '', 'store'))) {
    throw new Failure('There is no store in DATA_DIR.');
  }
  return openStores(config, logger);
}

import type { Config } from '../config/config.js';
import type { Logger } from '../log/logger.js';
import { createMemoryStores } from '../store/create-memory-stores.js';
import type { StoreSet } from '../store/store-set.js';
import { storeOptions } from './store-options.js';

/** How often retention is enforced on what nobody touches. */
const sweepEveryMs = 60_000;
/** Largest embedded store. */
const maxBytes = 16 * 1024 ** 3;

/** Opens the stores: Redis where it is named, else the embedded one where a folder is, else in memory. */
export async function openStores(config: Config, logger: Logger): Promise<StoreSet> {
  const stores = await open(config, logger);
  const sweep = (): void => {
    stores.sweep().catch((error: unknown) => logger.warn({ err: error }, 'retention could not be enforced'));
  };
  const timer = setInterval(sweep, sweepEveryMs).unref();
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await stores.close();
  };
  return { ...stores, close };
}

// Of the three, a start reads the one that it needs: Redis's client alone takes 85 ms.
async function open(config: Config, logger: Logger): Promise<StoreSet> {
  const options = storeOptions(config, Date.now);
  if (config.redisUrl !== undefined) {
    const { openRedisStores } = await import('../store/open-redis-stores.js');
    const url = config.redisUrl.reveal();
    return openRedisStores({ ...options, url, commandTimeoutMs: 2000, connectTimeoutMs: 5000, logger });
  }
  if (config.dataDir === undefined) return createMemoryStores(options);
  const { openEmbeddedStores } = await import('../store/open-embedded-stores.js');
  return openEmbeddedStores({ ...options, dataDir: config.dataDir, maxBytes });
}

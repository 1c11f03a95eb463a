import type { Config } from '../config/config.js';
import type { Logger } from '../log/logger.js';
import { openEmbeddedStores } from '../store/open-embedded-stores.js';
import { openRedisStores } from '../store/open-redis-stores.js';
import type { StoreOptions, StoreSet } from '../store/store-set.js';

const dayMs = 86_400_000;
/** How often retention is enforced on what nobody touches. */
const sweepEveryMs = 60_000;
/** Largest embedded store. */
const maxBytes = 16 * 1024 ** 3;

/** Opens the stores that outlive the process: Redis where it is named, else the embedded one; undefined for memory. */
export async function openStores(config: Config, logger: Logger): Promise<StoreSet | undefined> {
  const stores = await open(config, logger);
  if (stores === undefined) return undefined;
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

async function open(config: Config, logger: Logger): Promise<StoreSet | undefined> {
  const options = optionsOf(config);
  if (config.redisUrl !== undefined) {
    const url = config.redisUrl.reveal();
    return openRedisStores({ ...options, url, commandTimeoutMs: 2000, connectTimeoutMs: 5000, logger });
  }
  return config.dataDir === undefined
    ? undefined
    : openEmbeddedStores({ ...options, dataDir: config.dataDir, maxBytes });
}

function optionsOf(config: Config): StoreOptions {
  return {
    now: Date.now,
    retention: {
      maxAgeMs: config.eventRetentionMs,
      maxEventsEach: config.eventsRecorded,
      maxConversationsEach: config.conversationRecordSize,
    },
    maxMessagesEach: config.messagesRecorded,
    forgetAfterMs: Math.max(30 * dayMs, config.eventRetentionMs),
    keys: { leaseMs: config.upstream.totalTimeoutMs * 4, keepMs: dayMs, pollMs: 250 },
  };
}

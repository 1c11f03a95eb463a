import { RedisAlarmStore } from './redis/redis-alarm-store.js';
import { RedisConversationStore } from './redis/redis-conversation-store.js';
import { RedisEventLog } from './redis/redis-event-log.js';
import { RedisForgetting } from './redis/redis-forgetting.js';
import { RedisIdempotencyStore } from './redis/redis-idempotency-store.js';
import { RedisIndex } from './redis/redis-index.js';
import { startRedisLink } from './redis/redis-link.js';
import type { RedisLink, RedisLinkOptions } from './redis/redis-link.js';
import { RedisLiveChannel } from './redis/redis-live-channel.js';
import { RedisMessageStore } from './redis/redis-message-store.js';
import { RedisNews } from './redis/redis-news.js';
import { RedisRate } from './redis/redis-rate.js';
import { RedisRecords } from './redis/redis-records.js';
import { RedisScripts } from './redis/redis-scripts.js';
import { redisSecret } from './redis/redis-secrets.js';
import { RedisSweep } from './redis/redis-sweep.js';
import { redisWarnings } from './redis/redis-warnings.js';
import type { StoreOptions, StoreSet, StoreStats } from './store-set.js';

/** Which Redis, and what is kept there. */
export interface RedisStoreOptions extends StoreOptions, RedisLinkOptions {}

/** Stores that all replicas share. Throws when Redis, 7.0 or later, or a cluster of it cannot be reached. */
export async function openRedisStores(options: RedisStoreOptions): Promise<StoreSet> {
  const link = await startRedisLink(options);
  const { commands } = link;
  const scripts = new RedisScripts(commands);
  const news = new RedisNews(link.subscriber);
  const liveNews = new RedisNews(link.subscriber);
  const index = new RedisIndex({ commands, scripts, options });
  const records = new RedisRecords({ commands, scripts, index, options });
  const messages = new RedisMessageStore({ commands, scripts, index, options });
  const sweep = new RedisSweep({ commands, scripts, index, options });
  const forgetting = new RedisForgetting({ commands, index, records });
  let isClosed = false;
  const keys = { options: options.keys, now: options.now, isClosed: () => isClosed };
  return {
    conversations: new RedisConversationStore(records),
    messages,
    events: new RedisEventLog({ records, messages, index, scripts, news }),
    idempotency: new RedisIdempotencyStore({ commands, scripts, news, ...keys }),
    live: new RedisLiveChannel(commands, liveNews),
    alarms: new RedisAlarmStore(scripts, options.now),
    secret: (name) => redisSecret(commands, name),
    rate: (name, perMinute) => new RedisRate(commands, name, perMinute),
    warnings: await redisWarnings(commands),
    forget: (consumer) => forgetting.forget(consumer),
    consumersNamed: (accountId, extConsumerId) => forgetting.consumersNamed(accountId, extConsumerId),
    sweep: () => {
      records.letGo('old');
      return sweep.sweep();
    },
    stats: () => readStats(link, news),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      news.close();
      liveNews.close();
      await closeLink(link);
    },
  };
}

async function readStats({ commands }: RedisLink, news: RedisNews): Promise<StoreStats> {
  const memory = await commands.info('memory');
  const read = (name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(memory)?.[1] ?? 0);
  const maxBytes = read('maxmemory') || undefined;
  return { kind: 'redis', usedBytes: read('used_memory'), maxBytes, watchers: news.size };
}

/** What was sent is answered first; what cannot be sent any more is given up. */
async function closeLink({ commands, subscriber }: RedisLink): Promise<void> {
  await commands.quit().catch(() => undefined);
  commands.disconnect();
  subscriber.disconnect();
}

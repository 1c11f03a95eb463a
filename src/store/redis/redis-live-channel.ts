import type { Cluster, Redis } from 'ioredis';
import type { ConversationKey } from '../conversation-store.js';
import type { LiveChannel } from '../live-channel.js';
import { liveChannel } from './redis-keys.js';
import type { RedisNews } from './redis-news.js';

/** Carries live texts over sharded pub/sub, on the connections that the stores have. */
export class RedisLiveChannel implements LiveChannel {
  constructor(
    private readonly commands: Redis | Cluster,
    private readonly news: RedisNews,
  ) {}

  publish(key: ConversationKey, text: string): void {
    this.commands.spublish(liveChannel(key), text).catch(() => undefined);
  }

  listen(key: ConversationKey, hear: (text: string) => void): Promise<() => void> {
    return this.news.watch(liveChannel(key), (text) => {
      // News that may have been missed come without a text.
      if (text !== undefined) hear(text);
    });
  }
}

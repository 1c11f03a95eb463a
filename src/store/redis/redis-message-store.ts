import type { Cluster, Redis } from 'ioredis';
import type { LivePersonMessage } from '../../liveperson/message.js';
import type { ConversationKey } from '../conversation-store.js';
import type { MessageStore } from '../message-store.js';
import type { StoreOptions } from '../store-set.js';
import { messageArguments, ownIdField, readMessages } from './letters-in-redis.js';
import type { RedisIndex } from './redis-index.js';
import { conversationKeys } from './redis-keys.js';
import type { RedisScripts } from './redis-scripts.js';

/** What messages in Redis stand on. */
export interface RedisMessageStoreParts {
  readonly commands: Redis | Cluster;
  readonly scripts: RedisScripts;
  readonly index: RedisIndex;
  readonly options: StoreOptions;
}

/** Messages of conversations in Redis; how far one got is kept beside it, so that neither is lost to the other. */
export class RedisMessageStore implements MessageStore {
  constructor(private readonly parts: RedisMessageStoreParts) {}

  async put(key: ConversationKey, messages: readonly LivePersonMessage[]): Promise<void> {
    const { index, scripts, options } = this.parts;
    await index.note(key);
    const values = [options.forgetAfterMs, ...messageArguments(messages)];
    const count = await scripts.run('keepMessages', conversationKeys(key), values);
    await this.trim(key, Number(count));
  }

  async list(keys: readonly ConversationKey[]): Promise<readonly (readonly LivePersonMessage[])[]> {
    return Promise.all(keys.map(async (key) => (await this.#read(key)).map(({ message }) => message)));
  }

  /** Removes the oldest tenth when there are more than may be, so that the next ones cost nothing. */
  async trim(key: ConversationKey, count: number): Promise<void> {
    const most = this.parts.options.maxMessagesEach;
    if (count <= most) return;
    const kept = (await this.#read(key)).sort((a, b) => a.message.sentAt - b.message.sentAt);
    const gone = kept.slice(0, kept.length - Math.floor(most * 0.9)).map(({ field }) => field);
    const [messages, marks] = placesOf(key);
    await Promise.all([
      this.parts.commands.hdel(messages, ...gone),
      this.parts.commands.hdel(marks, ...gone, ...gone.map(ownIdField)),
    ]);
  }

  async #read(key: ConversationKey): Promise<ReturnType<typeof readMessages>> {
    const { commands } = this.parts;
    const [messages, marks] = placesOf(key);
    return readMessages(...(await Promise.all([commands.hgetall(messages), commands.hgetall(marks)])));
  }
}

function placesOf(key: ConversationKey): readonly [messages: string, marks: string] {
  const [, , , messages = '', marks = ''] = conversationKeys(key);
  return [messages, marks];
}

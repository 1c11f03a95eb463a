import type { Cluster, Redis } from 'ioredis';
import type { ConversationKey, ConversationRecord } from '../conversation-store.js';
import { readRecord } from './known-state.js';
import type { FoundRecord } from './known-state.js';
import type { RedisIndex } from './redis-index.js';
import { conversationKeys } from './redis-keys.js';
import { writeTogether } from './write-together.js';

/** What reading stands on. */
export interface RedisRecordReadsParts {
  readonly commands: Redis | Cluster;
  readonly index: RedisIndex;
}

/** A consumer has one open conversation: it is among its newest. */
const newest = 20;
const mostListed = 1000;

/** Reads records of conversations in Redis: an index leads to them, and what the record says counts. */
export class RedisRecordReads {
  constructor(private readonly parts: RedisRecordReadsParts) {}

  async getMany(keys: readonly ConversationKey[]): Promise<(ConversationRecord | undefined)[]> {
    const { commands } = this.parts;
    writeTogether(commands);
    return Promise.all(
      keys.map(async (key) => readRecord(await commands.hget(conversationKeys(key)[0] ?? '', 'record'))),
    );
  }

  /** Conversations of a consumer, newest first. */
  async listOf(accountId: string, lpConsumerId: string): Promise<FoundRecord[]> {
    const ids = await this.parts.index.idsOf(accountId, lpConsumerId, mostListed);
    return this.#own(accountId, lpConsumerId, ids);
  }

  /** Those that are said to be open, newest first, but for the one that is named. */
  async openOf(accountId: string, lpConsumerId: string, besides?: string): Promise<FoundRecord[]> {
    const { index } = this.parts;
    const { ids, isWhole } = await index.maybeOpen(accountId, lpConsumerId, newest);
    const others = ids.filter((id) => id !== besides);
    const found = await this.#own(accountId, lpConsumerId, others);
    const isClosed = ({ record }: FoundRecord): boolean => record.stage === 'CLOSE';
    const closed = new Set(found.filter(isClosed).map(({ record }) => record.id));
    // One that has no record may be about to be written: it is kept.
    const kept = others.filter((id) => !closed.has(id));
    if (isWhole) void index.leaveOut(accountId, lpConsumerId, [...closed]);
    else if (others.length > 0) void index.keepOpen(accountId, lpConsumerId, kept);
    return found.filter((one) => !isClosed(one));
  }

  async #own(accountId: string, lpConsumerId: string, ids: readonly string[]): Promise<FoundRecord[]> {
    const found = await Promise.all(ids.map((id) => this.#find({ accountId, id })));
    return found
      .filter((one) => one?.record.lpConsumerId === lpConsumerId)
      .filter((one) => one !== undefined)
      .sort((a, b) => b.record.startedAt - a.record.startedAt);
  }

  async #find(key: ConversationKey): Promise<FoundRecord | undefined> {
    const [rec = ''] = conversationKeys(key);
    writeTogether(this.parts.commands);
    const [version, json = null] = await this.parts.commands.hmget(rec, 'version', 'record');
    const record = readRecord(json);
    return record && { version: version ?? '', record };
  }
}

import type { Cluster, Redis } from 'ioredis';
import { keepNewest } from '../../cache/keep-newest.js';
import type { ConversationKey, ConversationRecord } from '../conversation-store.js';
import type { StoreOptions } from '../store-set.js';
import { watchName } from '../watch-name.js';
import { accountKey, conversationKeys, dialogKey, ownerKey } from './redis-keys.js';
import type { RedisScripts } from './redis-scripts.js';

/** What indexes stand on. */
export interface RedisIndexParts {
  readonly commands: Redis | Cluster;
  readonly scripts: RedisScripts;
  readonly options: StoreOptions;
}

/** For how long what was noted of a conversation is not noted again. */
const freshMs = 60_000;
const mostNoted = 10_000;
/** Most conversations that one newcomer makes room by. */
const mostForgotten = 4;

/**
 * Finds conversations by consumer, dialog and silence. An entry is written before its record, under a tag of its own,
 * and again a minute later: it may lead to nothing or to too much, so readers look at the record; it is never missing.
 */
export class RedisIndex {
  readonly #noted = new Map<string, { readonly what: string; readonly at: number }>();
  readonly #accounts = new Set<string>();

  constructor(private readonly parts: RedisIndexParts) {}

  /** Accounts of which something was noted here. */
  get accounts(): readonly string[] {
    return [...this.#accounts];
  }

  /** Notes what leads to a conversation, before it is written. */
  async note(key: ConversationKey, record?: ConversationRecord): Promise<void> {
    if (this.isNoted(key, record)) return;
    this.#keepNoted(watchName(key), whatOf(record));
    this.#accounts.add(key.accountId);
    const dialogs = record?.dialogs ?? [];
    const work = [this.#hear(key), ...dialogs.map(({ id }) => this.#noteDialog(key, id))];
    if (record !== undefined && record.lpConsumerId !== '') work.push(this.#noteOwner(record));
    try {
      await Promise.all(work);
    } catch (error) {
      this.#noted.delete(watchName(key));
      throw error;
    }
  }

  /** Whether the same was noted here a moment ago: then there is nothing to write. */
  isNoted(key: ConversationKey, record?: ConversationRecord): boolean {
    const noted = this.#noted.get(watchName(key));
    if (noted === undefined || this.parts.options.now() - noted.at >= freshMs) return false;
    return noted.what === whatOf(record);
  }

  /** Ids of conversations that may be the consumer's, newest first. */
  idsOf(accountId: string, lpConsumerId: string, most: number): Promise<string[]> {
    return this.parts.commands.zrevrange(ownerKey(accountId, lpConsumerId), 0, most - 1);
  }

  async conversationOf(accountId: string, dialogId: string): Promise<string | undefined> {
    return (await this.parts.commands.get(dialogKey(accountId, dialogId))) ?? undefined;
  }

  /** Forgets a conversation, unless it was heard of since; then the index is mended. Answers with whether it went. */
  async forget(key: ConversationKey, heardAt: number): Promise<boolean> {
    const { commands, scripts } = this.parts;
    this.#noted.delete(watchName(key));
    const heard = String(await scripts.run('forget', conversationKeys(key), [heardAt + freshMs]));
    if (heard === '') await commands.zrem(accountKey(key.accountId), key.id);
    else await commands.zadd(accountKey(key.accountId), 'XX', heard, key.id);
    return heard === '';
  }

  async #hear({ accountId, id }: ConversationKey): Promise<void> {
    const { now, retention } = this.parts.options;
    const values = [id, now(), retention.maxConversationsEach, mostForgotten];
    const silent = (await this.parts.scripts.run('hear', [accountKey(accountId)], values)) as string[]; // ids and times in turn
    const others = silent.flatMap((other, at) =>
      at % 2 === 0 && other !== id ? [this.forget({ accountId, id: other }, Number(silent[at + 1]))] : [],
    );
    await Promise.all(others);
  }

  async #noteOwner({ accountId, lpConsumerId, startedAt, id }: ConversationRecord): Promise<void> {
    const { commands, options } = this.parts;
    const key = ownerKey(accountId, lpConsumerId);
    const keepMs = 2 * options.forgetAfterMs;
    await Promise.all([
      commands.zremrangebyscore(key, '-inf', options.now() - keepMs),
      commands.zadd(key, startedAt, id),
      commands.pexpire(key, keepMs),
    ]);
  }

  async #noteDialog({ accountId, id }: ConversationKey, dialogId: string): Promise<void> {
    await this.parts.commands.set(
      dialogKey(accountId, dialogId),
      id,
      'PX',
      2 * this.parts.options.forgetAfterMs,
    );
  }

  #keepNoted(name: string, what: string): void {
    this.#noted.delete(name);
    this.#noted.set(name, { what, at: this.parts.options.now() });
    keepNewest(this.#noted, mostNoted);
  }
}

/** What of a record leads to it. */
function whatOf({ lpConsumerId, startedAt, dialogs = [] }: Partial<ConversationRecord> = {}): string {
  return JSON.stringify([lpConsumerId, startedAt, dialogs.map(({ id }) => id)]);
}

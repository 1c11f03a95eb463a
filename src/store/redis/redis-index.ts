import type { Cluster, Redis } from 'ioredis';
import { TwoAges } from '../../cache/two-ages.js';
import type { ConversationKey, ConversationRecord } from '../conversation-store.js';
import type { StoreOptions } from '../store-set.js';
import { watchName } from '../watch-name.js';
import { accountKey, conversationKeys, dialogKey, ownerKeys } from './redis-keys.js';
import type { RedisScripts } from './redis-scripts.js';
import { writeTogether } from './write-together.js';

/** What indexes stand on. */
export interface RedisIndexParts {
  readonly commands: Redis | Cluster;
  readonly scripts: RedisScripts;
  readonly options: StoreOptions;
}

/** Ids of conversations that may be open. */
export interface MaybeOpen {
  readonly ids: readonly string[];
  /** Whether it is known that no other is. */
  readonly isWhole: boolean;
}

/** For how long what was noted of a conversation is not noted again. */
const freshMs = 60_000;
/** Most conversations of which it is known that they were noted, twice. */
const mostNoted = 5000;
/** Most conversations of a consumer that are kept as such that may be open. */
const mostMaybeOpen = 1000;
/** Most conversations that one newcomer makes room by. */
const mostForgotten = 4;

/**
 * Finds conversations by consumer, dialog and silence. An entry is written before its record, under a tag of its own,
 * and again a minute later: it may lead to nothing or to too much, so readers look at the record; it is not missing while anything is kept.
 */
export class RedisIndex {
  readonly #noted = new TwoAges<{ readonly what: string; readonly at: number }>(mostNoted);
  readonly #accounts = new Set<string>();

  constructor(private readonly parts: RedisIndexParts) {}

  /** Accounts of which something was noted here. */
  get accounts(): readonly string[] {
    return [...this.#accounts];
  }

  /** Notes what leads to a conversation, before it is written; undefined where it is noted. */
  note(key: ConversationKey, record?: ConversationRecord): Promise<void> | undefined {
    return this.isNoted(key, record) ? undefined : this.#note(key, record);
  }

  async #note(key: ConversationKey, record: ConversationRecord | undefined): Promise<void> {
    this.#noted.set(watchName(key), { what: whatOf(record), at: this.parts.options.now() });
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
    return this.parts.commands.zrevrange(ownerKeys(accountId, lpConsumerId)[0] ?? '', 0, most - 1);
  }

  /** Those of the consumer's newest conversations that may be open, newest first; where some may be missing, all of them. */
  async maybeOpen(accountId: string, lpConsumerId: string, most: number): Promise<MaybeOpen> {
    const keys = ownerKeys(accountId, lpConsumerId);
    const answer = await this.parts.scripts.run('maybeOpen', keys, [most]);
    const [isWhole, found] = answer as [0 | 1, string[]]; // as the script gives them
    return isWhole
      ? { ids: found.slice(1).map((id) => id.slice(1)), isWhole: true }
      : { ids: found, isWhole: false };
  }

  /** Has only these looked at next time, and what is noted from now on; where it fails all are. */
  async keepOpen(accountId: string, lpConsumerId: string, ids: readonly string[]): Promise<void> {
    const values = [2 * this.parts.options.forgetAfterMs, ...ids];
    await this.parts.scripts
      .run('keepOpen', ownerKeys(accountId, lpConsumerId), values)
      .catch(() => undefined);
  }

  /** Keeps readers from looking at conversations again that are closed; where it fails they just do. */
  async leaveOut(accountId: string, lpConsumerId: string, ids: readonly string[]): Promise<void> {
    if (lpConsumerId === '' || ids.length === 0) return;
    const [, openKey = ''] = ownerKeys(accountId, lpConsumerId);
    writeTogether(this.parts.commands);
    await this.parts.commands.zrem(openKey, ...ids.map((id) => `c${id}`)).catch(() => undefined);
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

  async #noteOwner({ accountId, lpConsumerId, startedAt, id, stage }: ConversationRecord): Promise<void> {
    const { scripts, options } = this.parts;
    const keepMs = 2 * options.forgetAfterMs;
    const values = [id, startedAt, stage === 'OPEN' ? 1 : 0, options.now() - keepMs, keepMs, mostMaybeOpen];
    await scripts.run('own', ownerKeys(accountId, lpConsumerId), values);
  }

  async #noteDialog({ accountId, id }: ConversationKey, dialogId: string): Promise<void> {
    await this.parts.commands.set(
      dialogKey(accountId, dialogId),
      id,
      'PX',
      2 * this.parts.options.forgetAfterMs,
    );
  }
}

/** What of a record leads to it. */
function whatOf({ lpConsumerId, startedAt, dialogs = [] }: Partial<ConversationRecord> = {}): string {
  return JSON.stringify([lpConsumerId, startedAt, dialogs.map(({ id }) => id)]);
}

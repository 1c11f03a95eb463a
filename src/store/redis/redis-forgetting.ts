import type { Cluster, Redis } from 'ioredis';
import type { ConversationKey, ConversationRecord } from '../conversation-store.js';
import { addForgotten, mentions, nothingForgotten } from '../forgotten.js';
import type { ForgettableConsumer, Forgotten } from '../forgotten.js';
import type { RedisIndex } from './redis-index.js';
import { accountKey, anyClaimKey, conversationKeys, dialogKey, ownerKeys } from './redis-keys.js';
import type { RedisRecords } from './redis-records.js';

/** What forgetting stands on. */
export interface RedisForgettingParts {
  readonly commands: Redis | Cluster;
  readonly index: RedisIndex;
  readonly records: Pick<RedisRecords, 'getMany' | 'letGo'>;
}

/** Most conversations that are looked at in one go. */
const pageSize = 100;

/** Forgets consumers, in pieces. */
export class RedisForgetting {
  constructor(private readonly parts: RedisForgettingParts) {}

  /** Removes what is kept of a consumer: what its index leads to, and what no index leads to any more. */
  async forget({ accountId, lpConsumerId }: ForgettableConsumer): Promise<Forgotten> {
    const names = new Set([lpConsumerId]);
    const [ownKey = '', openKey = ''] = ownerKeys(accountId, lpConsumerId);
    this.parts.records.letGo('all');
    let all = nothingForgotten;
    const forgetAll = async (ids: readonly string[]): Promise<void> => {
      for (const id of ids) {
        all = addForgotten(all, await this.#forgetOwn({ accountId, id }, lpConsumerId));
        await this.parts.commands.zrem(ownKey, id);
        names.add(id);
      }
    };
    for (let ids = await this.#indexed(accountId, lpConsumerId); ids.length > 0;) {
      await forgetAll(ids);
      ids = await this.#indexed(accountId, lpConsumerId);
    }
    // Now, for what follows may fail, and once more for what was noted meanwhile.
    await this.parts.commands.unlink(openKey);
    for await (const page of this.#recordsOf(accountId))
      await forgetAll(page.filter((record) => record.lpConsumerId === lpConsumerId).map(({ id }) => id));
    await this.parts.commands.unlink(openKey);
    return { ...all, outcomes: await this.#forgetOutcomes(names) };
  }

  /** Participant ids at LivePerson of the consumers whom records call so. */
  async consumersNamed(accountId: string, extConsumerId: string): Promise<readonly string[]> {
    const found = new Set<string>();
    for await (const page of this.#recordsOf(accountId)) {
      const named = page.filter((record) => record.extConsumerId === extConsumerId);
      for (const { lpConsumerId } of named) if (lpConsumerId !== '') found.add(lpConsumerId);
    }
    return [...found];
  }

  #indexed(accountId: string, lpConsumerId: string): Promise<string[]> {
    return this.parts.index.idsOf(accountId, lpConsumerId, pageSize);
  }

  /** All records of an account, page by page; one may come twice. */
  async *#recordsOf(accountId: string): AsyncGenerator<readonly ConversationRecord[]> {
    let cursor = '0';
    do {
      const [next, page] = await this.parts.commands.zscan(accountKey(accountId), cursor, 'COUNT', pageSize);
      cursor = next;
      const keys = page.filter((_, at) => at % 2 === 0).map((id) => ({ accountId, id }));
      yield (await this.parts.records.getMany(keys)).filter((record) => record !== undefined);
    } while (cursor !== '0');
  }

  /** Forgets a conversation and what its dialogs were told before they were known; an index may lead to another's. */
  async #forgetOwn(key: ConversationKey, lpConsumerId: string): Promise<Forgotten> {
    const { commands, index, records } = this.parts;
    const [record] = await records.getMany([key]);
    if (record !== undefined && ![lpConsumerId, ''].includes(record.lpConsumerId)) return nothingForgotten;
    const [, log = '', , messages = ''] = conversationKeys(key);
    const [events, letters] = await Promise.all([commands.xlen(log), commands.hlen(messages)]);
    const isThere = record !== undefined || events + letters > 0;
    await index.forget(key, Number.MAX_SAFE_INTEGER);
    let all = { ...nothingForgotten, conversations: isThere ? 1 : 0, events, messages: letters };
    for (const { id } of record?.dialogs ?? []) {
      const mapped = await commands.get(dialogKey(key.accountId, id));
      if (mapped === key.id) await commands.unlink(dialogKey(key.accountId, id));
      if (id !== key.id) all = addForgotten(all, await this.#forgetOwn({ ...key, id }, lpConsumerId));
    }
    return all;
  }

  async #forgetOutcomes(names: ReadonlySet<string>): Promise<number> {
    const { commands } = this.parts;
    let count = 0;
    for (const node of nodesOf(commands)) {
      for await (const keys of node.scanStream({ match: anyClaimKey, count: 500 })) {
        const gone = (keys as string[]).map((key) => this.#forgetOutcome(key, names)); // as SCAN gives them
        count += (await Promise.all(gone)).filter(Boolean).length;
      }
    }
    return count;
  }

  async #forgetOutcome(key: string, names: ReadonlySet<string>): Promise<boolean> {
    const outcome = await this.parts.commands.hget(key, 'outcome');
    if (outcome === null || !mentions(JSON.parse(outcome), names)) return false;
    return (await this.parts.commands.unlink(key)) === 1;
  }
}

/** Each of which has some of the keys. */
function nodesOf(commands: Redis | Cluster): readonly Redis[] {
  return 'nodes' in commands ? commands.nodes('master') : [commands];
}

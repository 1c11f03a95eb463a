import type { Cluster, Redis } from 'ioredis';
import type { ConversationKey, ConversationRecord } from '../conversation-store.js';
import { closed, mayOpen } from '../open-one.js';
import { storeFailure } from '../store-failure.js';
import type { StoreOptions } from '../store-set.js';
import { watchName } from '../watch-name.js';
import { letterArguments } from './letters-in-redis.js';
import { closedPlan } from './plan.js';
import type { Plan } from './plan.js';
import type { RedisIndex } from './redis-index.js';
import { conversationChannel, conversationKeys } from './redis-keys.js';
import type { RedisScripts } from './redis-scripts.js';
import { Turns } from './turns.js';

/** What records stand on. */
export interface RedisRecordsParts {
  readonly commands: Redis | Cluster;
  readonly scripts: RedisScripts;
  readonly index: RedisIndex;
  readonly options: StoreOptions;
}

/** What is known of a conversation before something is written. */
export interface KnownState {
  readonly version: string;
  readonly record: ConversationRecord | undefined;
  /** By the place of each fact that was asked about. */
  readonly wasApplied: (index: number) => boolean;
}

/** What was written, with the position of each fact's event. */
export interface Written {
  readonly plan: Plan;
  readonly positions: readonly string[];
  readonly messages: number;
  /** Conversations that were the consumer's open one before. */
  readonly replaced: readonly ConversationRecord[];
}

/** A conversation is tried again so often when others write into it meanwhile. */
const mostTries = 100;
/** A consumer has one open conversation: it is among its newest. */
const newest = 20;
const mostListed = 1000;

/** Records of conversations in Redis, and all that is written together with them. */
export class RedisRecords {
  readonly #turns = new Turns();

  constructor(private readonly parts: RedisRecordsParts) {}

  async getMany(keys: readonly ConversationKey[]): Promise<(ConversationRecord | undefined)[]> {
    return Promise.all(
      keys.map(async (key) =>
        readRecord(await this.parts.commands.hget(conversationKeys(key)[0] ?? '', 'record')),
      ),
    );
  }

  /** Writes what `plan` makes of what is known; asked again when somebody else wrote in between. */
  async change(
    key: ConversationKey,
    identities: readonly string[],
    plan: (known: KnownState) => Plan | undefined,
  ): Promise<Written | undefined> {
    const written = await this.#turns.run(watchName(key), async () => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const known = await this.#load(key, identities);
        const tried = await this.#write(key, known, plan(known));
        if (tried !== 'conflict') return tried;
      }
      throw storeFailure('Too many wrote into one conversation at once.');
    });
    // Outside the turn: two turns never wait for each other. What fails here is mended by the next reader.
    await Promise.all((written?.replaced ?? []).map((other) => this.#close(other).catch(() => undefined)));
    return written;
  }

  /** Conversations of a consumer, newest first; where two are said to be open, the older one is closed now. */
  async listOf(accountId: string, lpConsumerId: string, most = mostListed): Promise<ConversationRecord[]> {
    const ids = await this.parts.index.idsOf(accountId, lpConsumerId, most);
    const records = await this.getMany(ids.map((id) => ({ accountId, id })));
    const own = records
      .filter((record) => record !== undefined)
      .filter((record) => record.lpConsumerId === lpConsumerId)
      .sort((a, b) => b.startedAt - a.startedAt);
    const open = own.find(({ stage }) => stage === 'OPEN');
    return Promise.all(own.map(async (record) => (isLeftOpen(record, open) ? this.#close(record) : record)));
  }

  async findOpen(accountId: string, lpConsumerId: string): Promise<ConversationRecord | undefined> {
    const records = await this.listOf(accountId, lpConsumerId, newest);
    return records.find(({ stage }) => stage === 'OPEN');
  }

  async #load(key: ConversationKey, identities: readonly string[]): Promise<KnownState> {
    const answer = await this.parts.scripts.run('load', conversationKeys(key), identities);
    const [version, record, applied] = answer as [string, string, (string | null)[]]; // as the script gives them
    return {
      version,
      record: readRecord(record),
      wasApplied: (index) => (applied[index] ?? null) !== null,
    };
  }

  async #write(
    key: ConversationKey,
    known: KnownState,
    given: Plan | undefined,
  ): Promise<Written | undefined | 'conflict'> {
    if (given === undefined) return undefined;
    const opens = mayOpen(given.record, known.record);
    const others = opens ? await this.#openOthers(given.record) : [];
    const isOver = others.some(({ startedAt }) => startedAt > given.record.startedAt);
    const plan = isOver ? closedPlan(given) : given;
    await this.parts.index.note(key, plan.record);
    const answer = await this.parts.scripts.run(
      'write',
      conversationKeys(key),
      this.#arguments(key, known, plan),
    );
    if (answer === null) return 'conflict';
    const [positions, messages] = answer as [string[], number]; // as the script gives them
    return { plan, positions, messages, replaced: isOver ? [] : others };
  }

  #arguments(key: ConversationKey, { version }: KnownState, { record, facts }: Plan): (string | number)[] {
    const { now, retention, forgetAfterMs } = this.parts.options;
    const { maxAgeMs, maxEventsEach } = retention;
    const bodies = facts.flatMap(({ event }) => (event === undefined ? [] : [event.body]));
    return [
      version,
      JSON.stringify(record),
      now(),
      maxAgeMs,
      maxEventsEach,
      Math.max(forgetAfterMs, maxAgeMs),
      conversationChannel(key),
      facts.length,
      ...facts.flatMap(({ identity, event }) => [identity, event === undefined ? '' : JSON.stringify(event)]),
      ...letterArguments(bodies),
    ];
  }

  async #openOthers(record: ConversationRecord): Promise<ConversationRecord[]> {
    const { accountId, lpConsumerId, id } = record;
    const ids = await this.parts.index.idsOf(accountId, lpConsumerId, newest);
    const records = await this.getMany(
      ids.filter((other) => other !== id).map((other) => ({ accountId, id: other })),
    );
    return records.filter(
      (other) => other?.stage === 'OPEN' && other.lpConsumerId === lpConsumerId,
    ) as ConversationRecord[]; // those that are there
  }

  async #close(record: ConversationRecord): Promise<ConversationRecord> {
    await this.change(record, [], (known) => known.record && { record: closed(known.record), facts: [] });
    return closed(record);
  }
}

function isLeftOpen(record: ConversationRecord, open: ConversationRecord | undefined): boolean {
  return record.stage === 'OPEN' && record.id !== open?.id;
}

function readRecord(json: string | null): ConversationRecord | undefined {
  if (json === null || json === '') return undefined;
  return JSON.parse(json) as ConversationRecord; // written by `#arguments`
}

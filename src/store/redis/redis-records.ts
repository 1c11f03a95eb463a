import type { Cluster, Redis } from 'ioredis';
import { TwoAges } from '../../cache/two-ages.js';
import type { ConversationKey, ConversationRecord } from '../conversation-store.js';
import { closed, mayOpen } from '../open-one.js';
import { storeFailure } from '../store-failure.js';
import type { StoreOptions } from '../store-set.js';
import { watchName } from '../watch-name.js';
import { letterArguments } from './letters-in-redis.js';
import { closedPlan } from './plan.js';
import { assumedState, nothingLeft, readState } from './known-state.js';
import type { ChangeOptions, FoundRecord, KnownState, LeftState, StateAnswer } from './known-state.js';
import type { Plan } from './plan.js';
import type { RedisIndex } from './redis-index.js';
import { conversationChannel, conversationKeys } from './redis-keys.js';
import { RedisRecordReads } from './redis-record-reads.js';
import type { RedisScripts } from './redis-scripts.js';
import { Turns } from './turns.js';

/** What records stand on. */
export interface RedisRecordsParts {
  readonly commands: Redis | Cluster;
  readonly scripts: RedisScripts;
  readonly index: RedisIndex;
  readonly options: StoreOptions;
}

/** What was written, with the position of each fact's event. */
export interface Written {
  /** The conversation's version from now on. */
  readonly version: string;
  readonly plan: Plan;
  readonly positions: readonly string[];
  readonly messages: number;
  /** Conversations that were the consumer's open one before. */
  readonly replaced: readonly FoundRecord[];
}

/** A conversation is tried again so often when others write into it meanwhile. */
const mostTries = 100;
/** Most conversations whose last state is remembered, twice. */
const mostRemembered = 5000;

/** Records of conversations in Redis, and all that is written together with them. */
export class RedisRecords {
  readonly #turns = new Turns();
  /** How conversations were left by this replica; another may have written since. */
  readonly #remembered = new TwoAges<LeftState>(mostRemembered);
  readonly #reads: RedisRecordReads;

  constructor(private readonly parts: RedisRecordsParts) {
    this.#reads = new RedisRecordReads(parts);
  }

  getMany(keys: readonly ConversationKey[]): Promise<(ConversationRecord | undefined)[]> {
    return this.#reads.getMany(keys);
  }

  /**
   * Writes what `plan` makes of what is known; asked again when somebody else wrote in between. What this replica knows
   * from the last time is tried first: then Redis is asked once, and no oftener than without where it knows better.
   */
  async change(
    key: ConversationKey,
    identities: readonly string[],
    plan: (known: KnownState) => Plan | undefined,
    { isNew = false, found }: ChangeOptions = {},
  ): Promise<Written | undefined> {
    const name = watchName(key);
    const written = await this.#turns.run(name, async () => {
      const assumed = found ?? this.#remembered.get(name) ?? (isNew ? nothingLeft : undefined);
      // Nothing is remembered of a conversation while nobody knows what becomes of a write.
      this.#remembered.delete(name);
      let known = assumed === undefined ? await this.#load(key, identities) : assumedState(assumed);
      for (let tries = 0; tries < mostTries; tries += 1) {
        const given = plan(known);
        if (given === undefined && known.isAssumed !== true) {
          this.#remembered.set(name, { version: known.version, record: known.record });
          return undefined;
        }
        const mayTry = given !== undefined && this.#mayTry(key, known, given);
        const tried = mayTry ? await this.#write(key, identities, known, given) : undefined;
        if (tried && 'plan' in tried) {
          this.#remembered.set(name, { version: tried.version, record: tried.plan.record });
          if (isClosedNow(tried.plan.record, known.record)) this.#leaveOut(tried.plan.record);
          return tried;
        }
        known = tried ?? (await this.#load(key, identities));
      }
      throw storeFailure('Too many wrote into one conversation at once.');
    });
    // Nobody waits for it: it is on its way before anything that is asked after this, and what fails the next reader mends.
    for (const other of written?.replaced ?? []) void this.#close(other).catch(() => undefined);
    return written;
  }

  /** Whether a write may be tried: what leads to a conversation is never written by what is remembered, which may be forgotten. */
  #mayTry(key: ConversationKey, { isAssumed = false, record }: KnownState, given: Plan): boolean {
    if (!isAssumed || record === undefined) return true;
    return given.isIndexed === true || this.parts.index.isNoted(key, given.record);
  }

  /** Lets go of what is remembered of conversations that nobody changes any more, or of all. */
  letGo(of: 'old' | 'all'): void {
    if (of === 'all') this.#remembered.changeAges();
    this.#remembered.changeAges();
  }

  /** Conversations of a consumer, newest first; where two are said to be open, the older one is closed now. */
  async listOf(accountId: string, lpConsumerId: string): Promise<ConversationRecord[]> {
    const own = await this.#reads.listOf(accountId, lpConsumerId);
    const open = own.find(({ record }) => record.stage === 'OPEN');
    return Promise.all(
      own.map(async (one) => (one.record.stage === 'OPEN' && one !== open ? this.#close(one) : one.record)),
    );
  }

  /** The newest that is said to be open; any other is closed now. */
  async findOpen(accountId: string, lpConsumerId: string): Promise<ConversationRecord | undefined> {
    const [open, ...others] = await this.#reads.openOf(accountId, lpConsumerId);
    await Promise.all(others.map((other) => this.#close(other)));
    return open?.record;
  }

  async #load(key: ConversationKey, identities: readonly string[]): Promise<KnownState> {
    const answer = await this.parts.scripts.run('load', conversationKeys(key), identities);
    return readState(answer as StateAnswer);
  }

  /** Writes a plan; what is known now, where that is not what the plan was made of. */
  async #write(
    key: ConversationKey,
    identities: readonly string[],
    known: KnownState,
    given: Plan,
  ): Promise<Written | KnownState> {
    // In one turn: a note may lead to what turns out to be closed, which readers see.
    const noting = given.isIndexed === true ? undefined : this.parts.index.note(key, given.record);
    let others: readonly FoundRecord[] = [];
    if (mayOpen(given.record, known.record))
      [others] = await Promise.all([this.#openOthers(given.record), noting]);
    else if (noting !== undefined) await noting;
    const isOver = others.some(({ record }) => record.startedAt > given.record.startedAt);
    const plan = isOver ? closedPlan(given) : given;
    const values = this.#arguments(key, identities, known, plan);
    const answer = (await this.parts.scripts.run('write', conversationKeys(key), values)) as WriteAnswer;
    if (typeof answer[0] === 'string') return readState(answer as StateAnswer);
    const [positions, messages, version] = answer as WrittenAnswer;
    return { version, plan, positions, messages, replaced: isOver ? [] : others };
  }

  #arguments(
    key: ConversationKey,
    identities: readonly string[],
    { version }: KnownState,
    { record, facts }: Plan,
  ): (string | number)[] {
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
      identities.length,
      ...identities,
      facts.length,
      ...facts.flatMap(({ identity, event }) => [identity, event === undefined ? '' : JSON.stringify(event)]),
      ...letterArguments(bodies),
    ];
  }

  #leaveOut({ accountId, lpConsumerId, id }: ConversationRecord): void {
    void this.parts.index.leaveOut(accountId, lpConsumerId, [id]);
  }

  #openOthers({ accountId, lpConsumerId, id }: ConversationRecord): Promise<FoundRecord[]> {
    return this.#reads.openOf(accountId, lpConsumerId, id);
  }

  async #close(found: FoundRecord): Promise<ConversationRecord> {
    const plan = ({ record }: KnownState): Plan | undefined =>
      record && { record: closed(record), facts: [], isIndexed: true };
    await this.change(found.record, [], plan, { found });
    return closed(found.record);
  }
}

type WrittenAnswer = readonly [positions: readonly string[], messages: number, version: string];
type WriteAnswer = StateAnswer | WrittenAnswer;

function isClosedNow(record: ConversationRecord, before: ConversationRecord | undefined): boolean {
  return record.stage === 'CLOSE' && before?.stage !== 'CLOSE';
}

import { EventEmitter, once } from 'node:events';
import { expect, it } from '@jest/globals';
import { openRedisStores } from '../../../src/store/open-redis-stores.js';
import type { StoreSet } from '../../../src/store/store-set.js';
import { eventually } from '../../support/eventually.js';
import { machineNow } from '../../support/machine-now.js';
import { describeWith } from '../../support/optional-program.js';
import { redisTimes, withFolder } from '../../support/store-kinds.js';
import { storeOptions } from '../../support/store-options.js';
import { startRedis } from '../../support/store-redis.js';
import type { RedisProgram } from '../../support/store-redis.js';
import {
  account,
  conversation,
  keyOf,
  messageFact,
  sequencesOf,
  stateFact,
} from '../../support/store-samples.js';
import { FakeClock } from '../../support/unit-clock.js';

const ids = ['c0', 'c1', 'c2', 'c3'];
/** What Redis answers is on its disk. */
const durable = ['--appendonly', 'yes', '--appendfsync', 'always'];

interface Rig {
  readonly redis: RedisProgram;
  readonly clock: FakeClock;
  readonly open: () => Promise<StoreSet>;
}

async function withRedis(program: string, settings: readonly string[], test: (rig: Rig) => Promise<void>) {
  await withFolder(async (folder) => {
    const redis = await startRedis(program, folder, settings);
    const opened: StoreSet[] = [];
    const clock = new FakeClock();
    const open = async () => {
      const options = { ...storeOptions(clock.now), ...redisTimes, commandTimeoutMs: 1000, url: redis.url };
      const stores = await openRedisStores(options);
      opened.push(stores);
      return stores;
    };
    try {
      await test({ redis, clock, open });
    } finally {
      await Promise.all(opened.map((stores) => stores.close()));
      await redis.stop();
    }
  });
}

/** Follows a log as a subscriber does, until it has so many messages. */
async function follow(stores: StoreSet, id: string, most: number): Promise<number[]> {
  const news = new EventEmitter();
  let heard = 0;
  const leave = await stores.events.watch(keyOf(id), () => {
    heard += 1;
    news.emit('heard');
  });
  const told: number[] = [];
  for (let position: string | undefined; told.length < most;) {
    const before = heard;
    const page = await stores.events.read(keyOf(id), position, 50).catch(() => undefined);
    told.push(...sequencesOf(page?.events ?? []));
    position = page?.events.at(-1)?.position ?? position;
    expect(page?.gap ?? false).toBe(false);
    if (page?.events.length === 0 && heard === before) await once(news, 'heard');
  }
  leave();
  return told;
}

/** The first message, and the one after the last. */
type Span = readonly [from: number, to: number];

/** An event that a call answered with: it was acknowledged at this place. */
interface Acknowledged {
  readonly id: string;
  readonly position: string;
}

/** What was acknowledged, in order. */
class Kept {
  readonly #events: Acknowledged[] = [];
  readonly #news = new EventEmitter();

  get events(): readonly Acknowledged[] {
    return this.#events;
  }

  add(event: Acknowledged): void {
    this.#events.push(event);
    this.#news.emit(String(this.#events.length));
  }

  /** Settles in the turn in which so many are kept: what is written beside it is still under way. */
  async reaches(count: number): Promise<void> {
    await once(this.#news, String(count));
  }
}

/** Writes messages `from` until `to` in order, each until it is acknowledged, as LivePerson repeats what was refused. */
async function write(stores: StoreSet, id: string, [from, to]: Span, kept: Kept): Promise<void> {
  for (let n = from; n < to;) {
    const facts = [messageFact(n, id), messageFact(Math.max(0, n - 2), id)];
    const events = await stores.events.apply(facts).catch(() => undefined);
    if (events === undefined) continue;
    for (const event of events) if (event !== undefined) kept.add({ id, position: event.position });
    n += 1;
  }
}

/** Positions and messages of each conversation's log. */
async function readLogs(stores: StoreSet) {
  const pages = ids.map(async (id) => {
    const { events } = await stores.events.read(keyOf(id), undefined, 1000);
    return { id, positions: events.map(({ position }) => position), sequences: sequencesOf(events) };
  });
  return Promise.all(pages);
}

/** Those that are not where they were acknowledged: one that was lost and told again is at another place. */
function missing(logs: Awaited<ReturnType<typeof readLogs>>, kept: readonly Acknowledged[]): Acknowledged[] {
  const places = new Set(
    logs.flatMap(({ id, positions }) => positions.map((position) => `${id} ${position}`)),
  );
  return kept.filter(({ id, position }) => !places.has(`${id} ${position}`));
}

describeWith('redis-server', 'stores in a Redis that fails', (program) => {
  it(
    'lose nothing that was acknowledged when Redis is killed and comes back, appendfsync always',
    () =>
      withRedis(program, durable, async ({ redis, open }) => {
        const [writer, other, reader] = [await open(), await open(), await open()];
        const most = 150;
        const kept = new Kept();
        const followers = ids.map((id) => follow(reader, id, most));
        for (const { span, killAfter } of [
          { span: [0, 75], killAfter: 100 },
          { span: [75, most], killAfter: 400 },
        ] as const) {
          const killed = kept.reaches(killAfter).then(() => redis.kill());
          const writers = ids.flatMap((id) => [writer, other].map((stores) => write(stores, id, span, kept)));
          await killed;
          expect(kept.events.length).toBeLessThan(ids.length * span[1]);
          await redis.start();
          await Promise.all(writers);
        }

        const logs = await readLogs(reader);
        expect(missing(logs, kept.events)).toEqual([]);
        for (const { sequences } of logs)
          expect(sequences).toEqual(Array.from({ length: most }, (_, n) => n));
        expect(await Promise.all(followers)).toEqual(logs.map(({ sequences }) => sequences));
      }),
    60_000,
  );

  // With everysec Redis answers before it has written while an fsync is pending: a kill just then takes the tail.
  it(
    'append nothing twice and keep what follows when Redis is killed and comes back, appendfsync everysec',
    () =>
      withRedis(program, ['--appendonly', 'yes', '--appendfsync', 'everysec'], async ({ redis, open }) => {
        const [writer, other] = [await open(), await open()];
        const kept = new Kept();
        const killed = kept.reaches(200).then(() => redis.kill());
        const writers = ids.flatMap((id) =>
          [writer, other].map((stores) => write(stores, id, [0, 150], kept)),
        );
        await killed;
        const before = kept.events.length;
        await redis.start();
        await Promise.all(writers);

        const logs = await readLogs(writer);
        const after = kept.events.slice(before);
        expect(after.length).toBeGreaterThan(0);
        expect(missing(logs, after)).toEqual([]);
        for (const { sequences } of logs) expect(new Set(sequences).size).toBe(sequences.length);
      }),
    60_000,
  );

  it('refuses in time while Redis is away, and accepts when it is back', () =>
    withRedis(program, durable, async ({ redis, open }) => {
      const stores = await open();
      await stores.events.apply([messageFact(1)]);
      let isWoken = false;
      await stores.events.watch(keyOf(), () => (isWoken = true));
      await redis.kill();

      const began = machineNow();
      const calls = [
        stores.events.apply([messageFact(2)]),
        stores.idempotency.claim('key', 'hash'),
        stores.events.read(keyOf(), undefined, 1),
        stores.conversations.put(conversation()),
      ];
      const outcomes = await Promise.allSettled(calls);
      expect(outcomes.map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
      expect(machineNow() - began).toBeLessThan(2500);
      await redis.start();

      await eventually('accepting', () =>
        stores.events.apply([messageFact(3)]).then(
          () => true,
          () => false,
        ),
      );
      await eventually('waking', () => Promise.resolve(isWoken));
      const kept = sequencesOf((await stores.events.read(keyOf(), undefined, 10)).events);
      expect(kept.filter((n) => n !== 2)).toEqual([1, 3]);
    }));

  it('goes on when Redis has forgotten its scripts', () =>
    withRedis(program, [], async ({ redis, open }) => {
      const stores = await open();
      await stores.events.apply([messageFact(1)]);
      await redis.ask((client) => client.script('FLUSH'));

      await stores.events.apply([messageFact(2)]);

      expect(sequencesOf((await stores.events.read(keyOf(), undefined, 10)).events)).toEqual([1, 2]);
    }));

  it('needs two connections, however many watch', () =>
    withRedis(program, [], async ({ redis, open }) => {
      const stores = await open();
      const list = () =>
        redis.ask(
          async (client) =>
            String(await client.client('LIST'))
              .trim()
              .split('\n').length - 1,
        );
      const leaves = await Promise.all(
        Array.from({ length: 200 }, (_, n) => stores.events.watch(keyOf(`c${n % 50}`), () => undefined)),
      );
      const channels = () =>
        redis.ask((client) => client.call('PUBSUB', 'SHARDCHANNELS') as Promise<string[]>);

      expect(await list()).toBe(2);
      expect(await channels()).toHaveLength(50);
      for (const leave of leaves) leave();
      await eventually('leaving', async () => (await channels()).length === 0);
    }));

  it('finds conversations again whose index was lost or leads to nothing', () =>
    withRedis(program, [], async ({ redis, clock, open }) => {
      const stores = await open();
      await stores.events.apply([stateFact('a', {}), stateFact('a', { id: 'gone', lpConsumerId: 'other' })]);
      const index = `cg:{${account}:consumer:consumer}:conversations`;
      await redis.ask(async (client) => {
        expect(await client.zrange(index, 0, -1)).toEqual(['conversation']);
        await client.del(index);
        await client.zadd(index, 9e12, 'never written', 8e12, 'gone');
      });
      clock.advance(60_000);
      await stores.events.apply([stateFact('b', { ttr: 'URGENT' })]);

      expect(await stores.conversations.findOpen(account, 'consumer')).toMatchObject({ id: 'conversation' });
      expect(await stores.conversations.listOf(account, 'consumer')).toHaveLength(1);
    }));

  it('closes what was left open when a replica died before it did', () =>
    withRedis(program, [], async ({ redis, open }) => {
      const stores = await open();
      const [first, second] = [
        conversation({ id: 'a' }),
        conversation({ id: 'b', startedAt: 1_700_000_000_001 }),
      ];
      await stores.conversations.put(first);
      await stores.conversations.put(second);
      await redis.ask((client) => client.hset(`cg:{${account}:a}:record`, 'record', JSON.stringify(first)));

      const list = await stores.conversations.listOf(account, 'consumer');

      expect(list.map(({ id, stage }) => `${id} ${stage}`)).toEqual(['b OPEN', 'a CLOSE']);
      expect(await stores.conversations.getMany([first])).toMatchObject([{ stage: 'CLOSE' }]);
    }));

  it('tells of the gap when a silent log has expired as a whole', () =>
    withRedis(program, [], async ({ redis, open }) => {
      const stores = await open();
      const [first, second] = await stores.events.apply([messageFact(1), messageFact(2)]);
      await redis.ask((client) => client.del(`cg:{${account}:conversation}:log`));

      const gapAfter = async (position = '') => (await stores.events.read(keyOf(), position, 10)).gap;
      expect([
        await gapAfter('0-0'),
        await gapAfter(first?.position),
        await gapAfter(second?.position),
      ]).toEqual([true, true, false]);
      await stores.events.apply([messageFact(3)]);
      expect([
        await gapAfter('0-0'),
        await gapAfter(first?.position),
        await gapAfter(second?.position),
      ]).toEqual([true, true, false]);
    }));

  it('says how Redis may lose what it is told', async () => {
    await withRedis(program, ['--maxmemory-policy', 'allkeys-lru'], async ({ open }) => {
      const { warnings } = await open();
      expect(warnings.join(' ')).toMatch(
        /appendonly no: .*appendfsync everysec: .*maxmemory-policy allkeys-lru: /,
      );
    });
    await withRedis(program, durable, async ({ open }) => {
      expect((await open()).warnings).toEqual([]);
    });
  });

  it('refuses to open where no Redis answers, without telling the password', async () => {
    const options = { ...storeOptions(Date.now), ...redisTimes, url: 'redis://user:geheim@127.0.0.1:1' };

    const error = await openRedisStores(options).catch((reason: unknown) => reason);

    expect(String(error)).toContain('Redis cannot be reached');
    expect(JSON.stringify(error) + String((error as Error).cause)).not.toContain('geheim');
  });
});

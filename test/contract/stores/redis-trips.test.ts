import { expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { openRedisStores } from '../../../src/store/open-redis-stores.js';
import type { Fact } from '../../../src/store/event-log.js';
import { eventually } from '../../support/eventually.js';
import { describeWith } from '../../support/optional-program.js';
import { redisTimes, withFolder } from '../../support/store-kinds.js';
import { storeOptions } from '../../support/store-options.js';
import { startRedis } from '../../support/store-redis.js';
import { account, conversation, keyOf, messageFact } from '../../support/store-samples.js';
import { FakeClock } from '../../support/unit-clock.js';

const strayChange: Fact['change'] = (known) => {
  const record = known ?? conversation({ id: 'one', lpConsumerId: '' });
  return { record, event: { occurredAt: 0, body: { kind: 'conversationChanged' } } };
};

describeWith('redis-server', 'what Redis is asked', (program) => {
  it('is one script for a webhook of a conversation that this replica knows, and one for a new conversation', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder, []);
      const watch = new Redis(redis.url);
      const clock = new FakeClock();
      const options = { ...storeOptions(clock.now), ...redisTimes, url: redis.url };
      const stores = await openRedisStores(options);
      const scriptsOf = async (work: () => Promise<unknown>): Promise<number> => {
        await watch.config('RESETSTAT');
        await work();
        return Number(/cmdstat_evalsha:calls=(\d+)/.exec(await watch.info('commandstats'))?.[1] ?? 0);
      };
      try {
        // The first of each script is sent in full.
        await stores.conversations.begin(conversation({ id: 'first' }));
        await stores.events.apply([messageFact(1, 'first')]);
        await stores.events.apply([messageFact(1, 'unknown')]);

        expect(
          await scriptsOf(() =>
            stores.conversations.begin(conversation({ id: 'second', lpConsumerId: 'another' })),
          ),
        ).toBe(4); // `hear`, `own`, what may be open, and the write
        expect(await scriptsOf(() => stores.events.apply([messageFact(2, 'first')]))).toBe(1);
        expect(await scriptsOf(() => stores.events.apply([messageFact(2, 'first')]))).toBe(1);
        await stores.sweep();
        await stores.sweep();
        // What it knew is gone with the second sweep: it asks first.
        expect(await scriptsOf(() => stores.events.apply([messageFact(3, 'first')]))).toBe(2);
        // What leads to the conversation is due again: that is written by what Redis says.
        clock.advance(61_000);
        expect(await scriptsOf(() => stores.events.apply([messageFact(4, 'first')]))).toBe(4); // asked, `hear`, `own`, written
      } finally {
        await stores.close();
        watch.disconnect();
        await redis.stop();
      }
    }));

  it('is the record of the open conversation alone, however many the consumer had before', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder, []);
      const watch = new Redis(redis.url);
      const open = () =>
        openRedisStores({ ...storeOptions(() => 1_700_000_000_000), ...redisTimes, url: redis.url });
      const [stores, other] = [await open(), await open()];
      const recordsRead = async (from: typeof stores): Promise<number> => {
        const before = await reads();
        expect(await from.conversations.findOpen(account, 'consumer')).toMatchObject({ id: 'c9' });
        return (await reads()) - before;
      };
      const reads = async (): Promise<number> =>
        Number(/cmdstat_hmget:calls=(\d+)/.exec(await watch.info('commandstats'))?.[1] ?? 0);
      const openKey = `cg:{${account}:consumer:consumer}:open`;
      try {
        for (let n = 0; n < 10; n += 1) {
          const record = conversation({ id: `c${n}`, startedAt: 1_700_000_000_000 + n });
          await (n % 2 === 0 ? stores : other).conversations.begin(record);
        }
        // What is left out, or kept, is not waited for.
        const hasLeft = (): Promise<boolean> =>
          watch.zrange(openKey, 0, -1).then((kept) => kept.join(' ') === 'cc9 *');
        await eventually('leaving out', hasLeft);
        expect([await recordsRead(stores), await recordsRead(other)]).toEqual([1, 1]);
        // Where that is lost, all are looked at once.
        await watch.del(openKey);
        expect(await recordsRead(stores)).toBe(10);
        await eventually('keeping', hasLeft);
        expect(await recordsRead(other)).toBe(1);
        await other.forget({ accountId: account, lpConsumerId: 'consumer' });
        expect(await watch.keys('*consumer*')).toEqual([]);
      } finally {
        await Promise.all([stores.close(), other.close()]);
        watch.disconnect();
        await redis.stop();
      }
    }));

  it('leads to a conversation that began longer ago than anything is kept', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder, []);
      const stores = await openRedisStores({ ...storeOptions(Date.now), ...redisTimes, url: redis.url });
      try {
        await stores.conversations.put(conversation({ id: 'old', startedAt: 1 }));

        expect(await stores.conversations.listOf(account, 'consumer')).toHaveLength(1);
        expect(await stores.conversations.findOpen(account, 'consumer')).toMatchObject({ id: 'old' });
        // The next one is its consumer's open one in its place.
        await stores.conversations.begin(conversation({ id: 'new', startedAt: Date.now() }));
        expect(await stores.conversations.getMany([keyOf('old')])).toMatchObject([{ stage: 'CLOSE' }]);
      } finally {
        await stores.close();
        await redis.stop();
      }
    }));

  it('leads to no consumer who was forgotten elsewhere, whatever a replica remembers', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder, []);
      const watch = new Redis(redis.url);
      const clock = new FakeClock();
      const open = () => openRedisStores({ ...storeOptions(clock.now), ...redisTimes, url: redis.url });
      const [stores, other] = [await open(), await open()];
      const keysNaming = async (word: string): Promise<string[]> => watch.keys(`*${word}*`);
      try {
        await stores.conversations.begin(conversation({ id: 'one', lpConsumerId: 'somebody' }));
        await stores.events.apply([messageFact(1, 'one')]);
        expect(await keysNaming('somebody')).toHaveLength(2);
        await other.forget({ accountId: account, lpConsumerId: 'somebody' });
        clock.advance(61_000);
        // Of a conversation that nobody knows a webhook tells no consumer.
        const stray = { ...messageFact(2, 'one'), change: strayChange };
        await stores.events.apply([stray]);

        expect(await keysNaming('somebody')).toEqual([]);
        const [record] = await stores.conversations.getMany([keyOf('one')]);
        expect(record?.lpConsumerId).toBe('');
      } finally {
        await Promise.all([stores.close(), other.close()]);
        watch.disconnect();
        await redis.stop();
      }
    }));
});

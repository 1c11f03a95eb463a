import { expect, it } from '@jest/globals';
import { openRedisStores } from '../../../src/store/open-redis-stores.js';
import type { StoreSet } from '../../../src/store/store-set.js';
import { eventually } from '../../support/eventually.js';
import { machineNow } from '../../support/machine-now.js';
import { describeWith } from '../../support/optional-program.js';
import { withFolder } from '../../support/store-kinds.js';
import { storeOptions } from '../../support/store-options.js';
import { startRedis } from '../../support/store-redis.js';
import type { RedisProgram } from '../../support/store-redis.js';

/** Two replicas over one Redis. */
async function withReplicas(
  program: string,
  test: (redis: RedisProgram, one: StoreSet, other: StoreSet) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const redis = await startRedis(program, folder);
    const options = { ...storeOptions(), url: redis.url, commandTimeoutMs: 2000, connectTimeoutMs: 5000 };
    const [one, other] = [await openRedisStores(options), await openRedisStores(options)];
    try {
      await test(redis, one, other);
    } finally {
      await Promise.all([one.close(), other.close()]);
      await redis.stop();
    }
  });
}

const timed = async (asked: Promise<number>): Promise<{ wait: number; ms: number }> => {
  const started = machineNow();
  return { wait: await asked, ms: machineNow() - started };
};

describeWith('redis-server', 'rates in Redis', (program) => {
  it('are shared by all replicas, and forgotten after their time', () =>
    withReplicas(program, async (redis, one, other) => {
      const [here, there] = [one.rate('caller', 4), other.rate('caller', 4)];
      const waits = [
        await here.spend('k'),
        await there.spend('k'),
        await here.spend('k'),
        await there.spend('k'),
      ];
      expect(waits).toEqual([0, 0, 0, 0]);
      expect(await here.spend('k')).toBeGreaterThan(0);
      expect(await there.spend('k')).toBeGreaterThan(0);
      const left = await redis.ask(async (client) => {
        const keys = await client.keys('cg:rate:*');
        return Promise.all(keys.map((key) => client.pttl(key)));
      });
      expect(left).toHaveLength(1);
      expect(left[0]).toBeGreaterThan(0);
    }));

  it('are counted by each replica while Redis is away: nobody waits, and nobody is refused for it', () =>
    withReplicas(program, async (redis, one) => {
      const rate = one.rate('caller', 3);
      expect(await rate.spend('k')).toBe(0);
      await redis.kill();
      await eventually('the loss', () =>
        one.stats().then(
          () => false as const,
          () => true,
        ),
      );
      const asked = [];
      for (let n = 0; n < 5; n += 1) asked.push(await timed(rate.spend('k')));
      expect(asked.map(({ wait }) => wait === 0)).toEqual([true, true, true, false, false]);
      for (const { ms } of asked) expect(ms).toBeLessThan(1000);
      await redis.start();
      await eventually('Redis', async () => {
        await rate.spend('other');
        return (await redis.ask((client) => client.keys('cg:rate:*'))).length > 0;
      });
    }));

  it('do not hang when Redis does', () =>
    withReplicas(program, async (redis, one) => {
      const rate = one.rate('caller', 1000);
      await redis.ask((client) => client.call('CLIENT', 'PAUSE', '3000', 'ALL'));
      const asked = await Promise.all(Array.from({ length: 20 }, () => timed(rate.spend('k'))));
      for (const { wait, ms } of asked) {
        expect(wait).toBe(0);
        expect(ms).toBeLessThan(1500);
      }
      expect((await timed(rate.spend('k'))).ms).toBeLessThan(100);
    }));
});

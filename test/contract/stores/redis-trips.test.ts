import { expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { openRedisStores } from '../../../src/store/open-redis-stores.js';
import { describeWith } from '../../support/optional-program.js';
import { redisTimes, withFolder } from '../../support/store-kinds.js';
import { storeOptions } from '../../support/store-options.js';
import { startRedis } from '../../support/store-redis.js';
import { conversation, messageFact } from '../../support/store-samples.js';
import { FakeClock } from '../../support/unit-clock.js';

describeWith('redis-server', 'what Redis is asked', (program) => {
  it('is one script for a webhook of a conversation that this replica knows, and one for a new conversation', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder, []);
      const watch = new Redis(redis.url);
      const options = { ...storeOptions(new FakeClock().now), ...redisTimes, url: redis.url };
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
        ).toBe(2); // `hear`, and the write
        expect(await scriptsOf(() => stores.events.apply([messageFact(2, 'first')]))).toBe(1);
        expect(await scriptsOf(() => stores.events.apply([messageFact(2, 'first')]))).toBe(1);
        await stores.sweep();
        await stores.sweep();
        // What it knew is gone with the second sweep: it asks first.
        expect(await scriptsOf(() => stores.events.apply([messageFact(3, 'first')]))).toBe(2);
      } finally {
        await stores.close();
        watch.disconnect();
        await redis.stop();
      }
    }));
});

import { expect, it } from '@jest/globals';
import { claimChannel, claimKey } from '../../../src/store/redis/redis-keys.js';
import { RedisScripts } from '../../../src/store/redis/redis-scripts.js';
import { describeWith } from '../../support/optional-program.js';
import { withFolder } from '../../support/store-kinds.js';
import { startRedis } from '../../support/store-redis.js';

const leaseMs = 1000;

describeWith('redis-server', 'a claim that is sent again because the connection broke', (program) => {
  it('never makes an attempt that was lost, or is in doubt, a new one', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder);
      try {
        await redis.ask(async (connection) => {
          const scripts = new RedisScripts(connection);
          const claim = async (token: string, now: number): Promise<unknown> => {
            const answer = await scripts.run(
              'claim',
              [claimKey('key')],
              ['hash', token, now, leaseMs, 60_000],
            );
            return (answer as unknown[])[0]; // as the script gives it
          };
          const doubt = ['{"kind":"doubt"}', 'doubt', 'second', 'hash', 60_000, claimChannel('key')];

          expect([await claim('first', 1), await claim('first', 1)]).toEqual(['claimed', 'claimed']);
          const late = 1 + leaseMs;
          expect([await claim('second', late), await claim('second', late)]).toEqual(['lost', 'lost']);
          await scripts.run('settle', [claimKey('key')], doubt);
          expect([await claim('third', late), await claim('third', late)]).toEqual(['doubt', 'lost']);
        });
      } finally {
        await redis.stop();
      }
    }));
});

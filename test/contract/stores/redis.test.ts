import { afterAll, beforeAll, describe } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../../support/optional-program.js';
import { redisKind } from '../../support/store-kinds.js';
import { joinCluster, startRedis } from '../../support/store-redis.js';
import type { RedisProgram } from '../../support/store-redis.js';
import { liveAcrossContract } from './live-contract.js';
import { storeContract } from './store-contract.js';

const settings = ['--appendonly', 'yes', '--appendfsync', 'everysec'];

describeWith('redis-server', 'stores in Redis', (program) => {
  describe.each([
    { name: 'Redis', more: [] },
    // A cluster refuses every command and script that touches keys of two tags.
    { name: 'Redis Cluster', more: ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'] },
  ])('of one $name', ({ name, more }) => {
    let folder = '';
    let redis: RedisProgram | undefined;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'gateway-redis-'));
      redis = await startRedis(program, folder, [...settings, ...more]);
      if (more.length > 0) await joinCluster(redis);
    });

    afterAll(async () => {
      await redis?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const kind = redisKind(name, () => {
      if (redis === undefined) throw new Error('Redis was not started');
      return redis;
    });
    storeContract(kind);
    describe('live texts of others', () => liveAcrossContract(kind));
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openRedisStores } from '../../src/store/open-redis-stores.js';
import { eventually } from '../support/eventually.js';
import { withLife } from '../support/life-pair.js';
import type { Life } from '../support/life-pair.js';
import { describeWith } from '../support/optional-program.js';
import { startRedis } from '../support/store-redis.js';
import type { RedisProgram } from '../support/store-redis.js';
import { storeOptions } from '../support/store-options.js';

const notSent = { code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', safeToRepeat: true, retryAfterMs: 1000 };

describeWith('redis-server', 'a Redis that is gone for a while', (program) => {
  /** Runs a test with a gateway whose stores are in a Redis that can be ended. */
  async function withRedis(run: (life: Life, redis: RedisProgram) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'faults-'));
    const redis = await startRedis(program, folder, ['--appendonly', 'yes']);
    const stores = await openRedisStores({
      ...storeOptions(),
      url: redis.url,
      commandTimeoutMs: 1000,
      connectTimeoutMs: 1000,
    });
    try {
      await withLife((life) => run(life, redis), { stores });
    } finally {
      await stores.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }

  it('lets nothing with a key out, and lets it out once when Redis is back', async () => {
    await withRedis(async (life, redis) => {
      const target = await life.open();
      const text = { ...target, text: 'once', idempotencyKey: 'k1' };
      await life.pair.sandbox.forgetCalls();
      await redis.kill();

      const { requestId: _requestId, ...told } = (await life.refused('sendText', 'message { id }', text))
        .extensions;
      expect(told).toEqual(notSent);
      expect(await life.sends()).toEqual([]);

      await redis.start();
      await eventually('Redis serves again', async () => {
        const { errors } = await life.ask('sendText', 'message { id }', text);
        return errors === undefined;
      });
      await life.mutate('sendText', 'message { id }', text);
      expect(await life.sends()).toHaveLength(1);
    });
  });

  it('still opens a conversation, and says so though it cannot be written down', async () => {
    await withRedis(async (life, redis) => {
      await redis.kill();

      const { conversationId } = await life.open();

      expect((await life.pair.sandbox.conversations()).map(({ id }) => id)).toEqual([conversationId]);
      expect(life.pair.logLines.join('')).toContain('the store failed');
    });
  });

  it('has read nothing of what is not to be had, and says that it may be asked again', async () => {
    await withRedis(async (life, redis) => {
      const { accountId, conversationId: id } = await life.open();
      await redis.kill();

      const answer = await life.pair.graphql(
        'query ($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) { state } }',
        { accountId, id },
      );

      const { requestId: _requestId, ...told } = answer.errors?.[0]?.extensions ?? {};
      expect(told).toEqual(notSent);
      expect(answer.text).not.toMatch(/redis|ECONN|127\.0\.0\.1/i);
    });
  });
});

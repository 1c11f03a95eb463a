import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StoreSet } from '../../src/store/store-set.js';
import { openEmbeddedStores } from '../../src/store/open-embedded-stores.js';
import { openRedisStores } from '../../src/store/open-redis-stores.js';
import { describeWith } from '../support/optional-program.js';
import { runCommand, runHere } from '../support/command-line.js';
import type { Environment } from '../support/command-line.js';
import { build } from '../support/spawned-program.js';
import { redisTimes, withFolder } from '../support/store-kinds.js';
import { storeOptions } from '../support/store-options.js';
import { startRedis } from '../support/store-redis.js';
import { account, conversation, messageFact } from '../support/store-samples.js';

// Each test starts processes of its own.
beforeAll(build, 60_000);

/** Runs the command line; gives its exit code and what it printed. */
const forget = (environment: Environment, ...words: readonly string[]) =>
  runCommand(['forget', ...words], environment);

/** Forgets John, with the stores open here as in a gateway that runs. */
async function expectForgotten(stores: StoreSet, environment: Environment): Promise<void> {
  await stores.events.apply([messageFact(1)]);
  await stores.conversations.put(conversation({ lpConsumerId: 'lp-john', extConsumerId: 'John' }));
  await stores.conversations.put(conversation({ id: 'other', lpConsumerId: 'lp-ann', extConsumerId: 'Ann' }));

  const { code, printed } = await forget(environment, '--account', account, '--consumer', 'John', '--json');

  expect([code, JSON.parse(printed)]).toEqual([
    0,
    { account, lpConsumers: ['lp-john'], conversations: 1, events: 1, messages: 1, outcomes: 0 },
  ]);
  expect(await stores.conversations.listOf(account, 'lp-john')).toEqual([]);
  expect(await stores.conversations.listOf(account, 'lp-ann')).toHaveLength(1);
  const again = await forget(environment, '--account', account, '--lp-consumer', 'lp-ann');
  expect(again).toEqual({
    code: 0,
    printed: `Forgotten of account ${account}: 1 conversations, 0 events, 0 messages and 0 outcomes of idempotency keys.\n`,
  });
}

describe('npm run forget', () => {
  it('removes a consumer from the embedded store while another process has it open', () =>
    withFolder(async (dataDir) => {
      const stores = openEmbeddedStores({ ...storeOptions(), dataDir, maxBytes: 2 ** 30 });
      try {
        await expectForgotten(stores, { DATA_DIR: dataDir });
      } finally {
        await stores.close();
      }
    }));

  it('says in one sentence why it cannot', () =>
    withFolder(async (dataDir) => {
      await openEmbeddedStores({ ...storeOptions(), dataDir, maxBytes: 2 ** 30 }).close();
      const named = ['--account', account, '--consumer', 'John'];
      const refusals: [Environment, string[], RegExp][] = [
        [{ DATA_DIR: dataDir }, named, /^The store knows nobody by that id /],
        [{ DATA_DIR: `${dataDir}/no` }, named, /^There is no store in DATA_DIR\./],
        [{}, named, /^There is no store: set REDIS_URL or DATA_DIR /],
        [{ REDIS_URL: 'redis://127.0.0.1:1' }, named, /^It could not be done: Redis cannot be reached/],
        [{ PORT: 'x' }, named, /^The settings cannot be used: /],
      ];
      for (const [environment, words, sentence] of refusals) {
        const { code, printed } = await runHere(['forget', ...words], environment);
        expect([code, printed]).toEqual([1, expect.stringMatching(sentence)]);
        expect(printed.trim().split('\n')).toHaveLength(1);
      }
    }));

  it('says which word is missing, or one too many', async () => {
    const named = ['--account', account, '--consumer', 'John'];
    const misunderstood: [string[], RegExp][] = [
      [['--consumer', 'John'], /^Name the account by --account\.\n/],
      [['--account', account], /^Name the consumer by either /],
      [[...named, '--lp-consumer', 'x'], /^Name the consumer by either /],
      [[...named, '--all'], /^forget has no option --all\.\n/],
    ];
    for (const [words, sentence] of misunderstood) {
      expect(await runHere(['forget', ...words])).toEqual({
        code: 2,
        printed: expect.stringMatching(sentence),
      });
    }
  });
});

describeWith('redis-server', 'npm run forget with Redis', (program) => {
  it('removes a consumer while another process is connected', () =>
    withFolder(async (folder) => {
      const redis = await startRedis(program, folder);
      const stores = await openRedisStores({ ...storeOptions(), ...redisTimes, url: redis.url });
      try {
        await expectForgotten(stores, { REDIS_URL: redis.url });
      } finally {
        await stores.close();
        await redis.stop();
      }
    }));
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { openEmbeddedStores } from '../../../src/store/open-embedded-stores.js';
import type { StoreSet } from '../../../src/store/store-set.js';
import { build } from '../../support/spawned-program.js';
import { withFolder } from '../../support/store-kinds.js';
import { storeOptions } from '../../support/store-options.js';
import { conversation, keyOf, messageFact, sequencesOf } from '../../support/store-samples.js';
import { runWriter } from '../../support/store-writer.js';
import { FakeClock } from '../../support/unit-clock.js';

const rounds = 8;

async function withStores<T>(dataDir: string, use: (stores: StoreSet) => Promise<T>): Promise<T> {
  const retention = { maxAgeMs: 1e9, maxEventsEach: 1e6, maxConversationsEach: 1000 };
  const stores = openEmbeddedStores({ ...storeOptions(Date.now, { retention }), dataDir, maxBytes: 2 ** 33 });
  try {
    return await use(stores);
  } finally {
    await stores.close();
  }
}

/** The messages in each conversation's log, in its order. */
function readLogs(dataDir: string): Promise<Map<string, number[]>> {
  return withStores(dataDir, async ({ events }) => {
    const logs = new Map<string, number[]>();
    for (const id of ['c0', 'c1', 'c2', 'c3']) {
      const page = await events.read({ accountId: '1', id }, undefined, 1e6);
      expect(page.gap).toBe(false);
      logs.set(id, sequencesOf(page.events));
    }
    return logs;
  });
}

function expectOnce(
  logs: ReadonlyMap<string, readonly number[]>,
  acknowledged: ReadonlyMap<string, Iterable<number>>,
) {
  for (const [id, log] of logs) {
    const kept = new Set(log);
    expect(kept.size).toBe(log.length);
    expect([...(acknowledged.get(id) ?? [])].filter((n) => !kept.has(n))).toEqual([]);
  }
}

describe('the embedded store', () => {
  beforeAll(build, 60_000);

  it(
    'has every acknowledged event once after its writer was killed, again and again',
    () =>
      withFolder(async (dataDir) => {
        const acknowledged = new Map<string, Set<number>>();
        let from = 0;
        for (let round = 0; round < rounds; round += 1) {
          const report = await runWriter({ dataDir, from, killAfter: 40 + 97 * round });
          expect(report.refusals).toEqual([]);
          for (const [id, some] of report.acknowledged) {
            acknowledged.set(id, new Set([...(acknowledged.get(id) ?? []), ...some]));
            from = Math.max(from, ...[...some].map((n) => Math.floor(n / 16) - 2));
          }
          expectOnce(await readLogs(dataDir), acknowledged);
        }
        expect([...acknowledged.values()].reduce((sum, some) => sum + some.size, 0)).toBeGreaterThan(
          rounds * 100,
        );
      }),
    60_000,
  );

  it(
    'refuses when the disk takes no more, and keeps what it acknowledged',
    () =>
      withFolder(async (dataDir) => {
        const report = await runWriter({ dataDir, from: 0, fileLimitKb: 4000 });

        expect(report.refusals.length).toBe(16);
        expect(report.refusals[0]).toContain('The store could not write to its disk.');
        expect(report.readable).toBe(5);
        expect(report.acknowledged.size).toBe(4);
        expectOnce(await readLogs(dataDir), report.acknowledged);
        expect((await runWriter({ dataDir, from: 0, most: 3 })).refusals).toEqual([]);
      }),
    60_000,
  );

  it('refuses to grow beyond its limit, and accepts again when retention made room', () =>
    withFolder(async (dataDir) => {
      const clock = new FakeClock();
      const maxBytes = 400_000;
      const stores = openEmbeddedStores({ ...storeOptions(clock.now), dataDir, maxBytes });
      let n = 0;
      const fill = async () => {
        for (;;) {
          clock.advance(10);
          await stores.events.apply([messageFact((n += 1), `c${n}`)]);
        }
      };
      await stores.idempotency.claim('key', 'hash');

      await expect(fill()).rejects.toThrow('The store has reached its size limit.');
      await expect(stores.conversations.put(conversation())).rejects.toThrow('size limit');
      await expect(stores.idempotency.claim('other', 'hash')).rejects.toThrow('size limit');
      await stores.idempotency.settle('key', { kind: 'value', value: 1 });
      const { usedBytes = 0 } = await stores.stats();
      expect(usedBytes).toBeLessThan(maxBytes * 1.2);

      clock.advance(31 * 24 * 3_600_000);
      while ((await stores.sweep()) > 0);
      expect(await stores.events.apply([messageFact(1)])).toHaveLength(1);
      expect(await stores.events.head(keyOf('c1'))).toBe('0');
      await stores.close();
    }));

  it('refuses what comes after it was closed, and finishes what came before', () =>
    withFolder(async (dataDir) => {
      const stores = openEmbeddedStores({ ...storeOptions(Date.now), dataDir, maxBytes: 2 ** 30 });
      const before = stores.events.apply([messageFact(1)]);
      const closing = stores.close();

      await expect(stores.events.apply([messageFact(2)])).rejects.toThrow('The store is closed.');
      expect(await before).toHaveLength(1);
      await closing;
      await stores.close();
    }));
});

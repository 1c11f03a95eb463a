import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { openEmbeddedStores } from '../../src/store/open-embedded-stores.js';
import { openRedisStores } from '../../src/store/open-redis-stores.js';
import type { StoreOptions, StoreSet } from '../../src/store/store-set.js';
import type { RedisProgram } from './store-redis.js';
import { storeOptions } from './store-options.js';
import { FakeClock } from './unit-clock.js';

/** The stores of one test. */
export interface StoreRig {
  readonly stores: StoreSet;
  readonly clock: FakeClock;
  /** Another handle of the same stores, as another replica has it. */
  readonly second: () => Promise<StoreSet>;
}

/** One kind of stores under the contract. */
export interface StoreKind {
  readonly name: string;
  /** Whether a second handle sees what the first one wrote. */
  readonly isShared: boolean;
  /** Runs a test with empty stores. */
  with(run: (rig: StoreRig) => Promise<void>, over?: Partial<StoreOptions>): Promise<void>;
}

async function run(
  test: (rig: StoreRig) => Promise<void>,
  open: (options: StoreOptions) => Promise<StoreSet> | StoreSet,
  over: Partial<StoreOptions> = {},
): Promise<void> {
  const clock = new FakeClock();
  const opened: StoreSet[] = [];
  const another = async (): Promise<StoreSet> => {
    const stores = await open(storeOptions(clock.now, over));
    opened.push(stores);
    // What lmdb saw of the file when it opened it stays its view until a timer of no time has passed.
    await pause(2);
    return stores;
  };
  try {
    await test({ stores: await another(), clock, second: another });
  } finally {
    await Promise.all(opened.map((stores) => stores.close()));
  }
}

export const memoryKind: StoreKind = {
  name: 'memory',
  isShared: false,
  with: (test, over) => run(test, createMemoryStores, over),
};

export const embeddedKind: StoreKind = {
  name: 'embedded',
  isShared: true,
  with: (test, over) =>
    withFolder((dataDir) =>
      run(test, (options) => openEmbeddedStores({ ...options, dataDir, maxBytes: 2 ** 30 }), over),
    ),
};

/** Stores in a Redis that tests share one after the other. */
export function redisKind(name: string, redis: () => RedisProgram): StoreKind {
  return {
    name,
    isShared: true,
    with: async (test, over) => {
      await redis().empty();
      await run(test, (options) => openRedisStores({ ...options, ...redisTimes, url: redis().url }), over);
    },
  };
}

/** Patience with a Redis on this machine. */
export const redisTimes = { commandTimeoutMs: 5000, connectTimeoutMs: 5000 };

/** Runs a test with a folder of its own. */
export async function withFolder<T>(test: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-store-'));
  try {
    return await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

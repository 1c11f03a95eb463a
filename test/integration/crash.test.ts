import { beforeAll, describe, it, jest } from '@jest/globals';
import { expectEachOnce } from '../support/crash-expect.js';
import { runCrashes } from '../support/crash-run.js';
import { describeWith } from '../support/optional-program.js';
import { build } from '../support/spawned-program.js';
import { withFolder } from '../support/store-kinds.js';
import { withDurableRedis } from '../support/webhook-redis.js';
import { sayResult } from '../support/webhook-result.js';

/** `npm run test:long` kills more often. */
const kills = 2;

// Each run starts processes of its own.
jest.setTimeout(180_000);
beforeAll(build, 60_000);

async function crash(name: string, folder: string, store: Readonly<Record<string, string>>): Promise<void> {
  const report = await runCrashes({ kills, folder, store, seed: Date.now() });
  sayResult(name, report);
  expectEachOnce(report, kills);
}

describe('a gateway that is killed under load', () => {
  it('tells what it answered with 200 once and in order, from its own disk', () =>
    withFolder((folder) => crash('crash, embedded', folder, { DATA_DIR: folder })));
});

describeWith('redis-server', 'a gateway with Redis that is killed under load', (program) => {
  it('tells what it answered with 200 once and in order', () =>
    withFolder((folder) =>
      withDurableRedis(program, folder, ({ url }) => crash('crash, Redis', folder, { REDIS_URL: url })),
    ));
});

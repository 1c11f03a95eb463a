import { beforeAll, it, jest } from '@jest/globals';
import { describeWith } from '../support/optional-program.js';
import { build } from '../support/spawned-program.js';
import { withFolder } from '../support/store-kinds.js';
import { expectOneEach } from '../support/storm-expect.js';
import { runStorm } from '../support/storm-run.js';
import { withDurableRedis } from '../support/webhook-redis.js';
import { keepResult } from '../support/webhook-result.js';

const size = { consumers: 1000, callsEach: 20, atOnce: 60 };

// Each run starts processes of its own.
jest.setTimeout(1_800_000);

describeWith(
  'redis-server',
  'twenty thousand creates of a thousand consumers over two gateways',
  (program) => {
    beforeAll(build, 60_000);

    it('open one conversation for each key, and end each client with its id', () =>
      withFolder((folder) =>
        withDurableRedis(program, folder, async ({ url: redisUrl }) => {
          const report = await runStorm({ ...size, folder, redisUrl, seed: Date.now() });
          keepResult('storm', report);
          expectOneEach(report);
        }),
      ));
  },
);

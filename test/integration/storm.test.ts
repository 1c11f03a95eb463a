import { beforeAll, it, jest } from '@jest/globals';
import { describeWith } from '../support/optional-program.js';
import { build } from '../support/spawned-program.js';
import { withFolder } from '../support/store-kinds.js';
import { expectOneEach } from '../support/storm-expect.js';
import { runStorm } from '../support/storm-run.js';
import { withDurableRedis } from '../support/webhook-redis.js';
import { sayResult } from '../support/webhook-result.js';

/** `npm run test:long` has more of each. */
const size = { consumers: 40, callsEach: 10, atOnce: 20 };

// Each run starts processes of its own.
jest.setTimeout(180_000);

describeWith(
  'redis-server',
  'a storm of retried creates over two gateways, one of which is killed',
  (program) => {
    beforeAll(build, 60_000);

    it('opens one conversation for each key, and ends each client with its id', () =>
      withFolder((folder) =>
        withDurableRedis(program, folder, async ({ url: redisUrl }) => {
          const report = await runStorm({ ...size, folder, redisUrl, seed: Date.now() });
          sayResult('storm', report);
          expectOneEach(report);
        }),
      ));
  },
);

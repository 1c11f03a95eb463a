import { beforeAll, it, jest } from '@jest/globals';
import { describeWith } from '../support/optional-program.js';
import { expectOneOrder } from '../support/replica-expect.js';
import { runReplicas } from '../support/replica-run.js';
import { build } from '../support/spawned-program.js';
import { withFolder } from '../support/store-kinds.js';
import { withDurableRedis } from '../support/webhook-redis.js';
import { keepResult } from '../support/webhook-result.js';

const size = { conversations: 30, subscribers: 300, webhooks: 10_000 };

// Each run starts processes of its own.
jest.setTimeout(1_800_000);

describeWith('redis-server', 'three gateways with one Redis and three hundred subscribers', (program) => {
  beforeAll(build, 60_000);

  const listen = (name: string, killed: 0 | 1): Promise<void> =>
    withFolder((folder) =>
      withDurableRedis(program, folder, async ({ url: redisUrl }) => {
        const seed = Date.now();
        const report = await runReplicas({ ...size, killOne: killed === 1, folder, redisUrl, seed });
        keepResult(name, report);
        expectOneOrder(report, killed);
      }),
    );

  it('tell each subscriber each event once and in one order, however webhooks come', () =>
    listen('replicas', 0));

  it('let subscribers of one that is killed resume at the others, without a gap or a repeat', () =>
    listen('replicas-one-killed', 1));
});

// What sharing costs: two replicas behind one Redis, beside one of them alone.
import { cpuMs } from '../support/child.mjs';
import { load } from '../support/load.mjs';
import { keyedBody } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';
import { startRedis } from '../support/redis.mjs';
import { takeTurns } from '../support/rounds.mjs';
import { column, goal } from '../support/section.mjs';

const body = keyedBody(1000);

export const replicas = {
  name: 'replicas',
  title: 'Two replicas behind one Redis',
  method:
    'createConversation with idempotency keys, 64 connections, shared evenly between two replicas on one core, beside the first of them alone. The consumers are the same at both. What is compared is the processor time of all replicas for each request.',
  columns: [
    column('', 'name'),
    column('requests per second', 'perSecond', 0),
    column('CPU ms per request', 'cpu', 3),
    column('CPU ÷ one replica', 'ratio'),
  ],

  async run(bench) {
    const redis = await startRedis(bench.folder);
    if (!redis) return { rows: [], notes: ['Without redis-server nothing is measured here.'] };
    const env = { UPSTREAM: bench.upstream, REDIS_URL: redis.url };
    const start = () => bench.start(server('gateway'), { core: 0, log: true, env });
    const both = [await start(), await start()];
    // Each as warm as the other: the first of them is asked twice as often afterwards.
    for (const replica of both) await load({ port: replica.port, seconds: bench.quick ? 2 : 12, body });
    const { rounds, seconds, progress } = bench;
    const measure = (_name, { members }) => measureTogether(members, seconds);
    const variants = { 'one replica': { members: both.slice(0, 1) }, 'two replicas': { members: both } };
    const { figures, ratios } = await takeTurns({ variants, rounds, measure, progress });
    for (const { stop } of both) await stop();
    await redis.stop();
    const rows = Object.entries(figures).map(([name, figure]) => ({
      name,
      ...figure,
      ratio: ratios[name]?.cpu ?? 1,
    }));
    const goals = [
      goal('Two replicas: CPU per request ÷ one replica', ratios['two replicas'].cpu, { atMost: 1.1 }),
    ];
    return { rows, goals, notes: [meaning] };
  },
};

const meaning =
  'Replicas meet in Redis only: none talks to another, and a request costs the same writes wherever it is answered. If two cost no more processor time for each request than one, ten cost no more either, until Redis is full: that is one process, and its own limit is not measured here.';

async function measureTogether(members, seconds) {
  const spent = () => members.reduce((sum, { pid }) => sum + cpuMs(pid), 0);
  const before = spent();
  const connections = 64 / members.length;
  const results = await Promise.all(members.map(({ port }) => load({ port, seconds, connections, body })));
  const errors = results.reduce((sum, one) => sum + one.errors, 0);
  if (errors > 0)
    throw new Error(`${errors} requests failed: ${results.find(({ sample }) => sample)?.sample}`);
  const requests = results.reduce((sum, one) => sum + one.requests, 0);
  const perSecond = results.reduce((sum, one) => sum + one.perSecond, 0);
  return { perSecond, cpu: (spent() - before) / requests };
}

// createConversation on a warm server: the limit, the gateway in all its set-ups, and what others make of the same job.
import { installedPeers } from '../support/peers.mjs';
import { hasRedis, startRedis } from '../support/redis.mjs';
import { atHalfLoad, atSaturation, rowsOf, warm } from '../support/saturate.mjs';
import { column, goal } from '../support/section.mjs';
import { startVariants } from './create-variants.mjs';

export const createConversation = {
  name: 'create',
  title: 'createConversation, warm, one core',
  method:
    '64 connections, closed loop; p99 in an open loop at half of the throughput that each variant itself reached. Ratios are medians of pairs with the neighbouring rounds of L0, with 90 % intervals.',
  columns: [
    column('', 'name'),
    column('requests per second', 'perSecond', 0),
    column('CPU ms', 'cpu', 3),
    column('core used', 'busy'),
    column('p99 ms at half load', 'p99', 1),
    column('throughput ÷ L0', 'perSecondRatio'),
    column('CPU ÷ L0', 'cpuRatio'),
    column('p99 ÷ L0', 'p99Ratio'),
    column('rounds', 'rounds', 0),
  ],
  bars: { heading: 'Requests per second ÷ L0', key: 'perSecondRatio' },

  async run(bench) {
    const redis = bench.wants('gateway, Redis') ? await startRedis(bench.folder) : undefined;
    const notes = hasRedis ? [] : ['Without redis-server: the rows with Redis are left out.'];
    const peers = installedPeers();
    if (peers.length === 0) notes.push(missingPeers);
    const variants = await startVariants(bench, { redis, peers, notes });
    await warm(variants, bench);
    const { rounds, seconds, progress } = bench;
    const saturation = await atSaturation({ variants, rounds, seconds, progress });
    // In a quick run only those that are measured in each round.
    const often = Object.entries(variants).filter(([, { every }]) => !bench.quick || every === undefined);
    const half = await atHalfLoad({
      variants: Object.fromEntries(often),
      rounds: 5,
      seconds: 1.2,
      saturation,
      progress,
    });
    for (const { stop } of Object.values(variants)) await stop();
    await redis?.stop();
    const rows = rowsOf(variants, saturation, half);
    return { rows, notes, goals: goalsOf(rows) };
  },
};

const missingPeers =
  'Peers are not installed, and their rows are left out: `npm run bench -- --peers` installs Mercurius, graphql-yoga and Hive Gateway into bench/peers.';

function goalsOf(rows) {
  const of = (name, key) => rows.find((row) => row.name === name)?.[key];
  const times = (name) => of('gateway', 'perSecondRatio')?.value / of(name, 'perSecondRatio')?.value;
  return [
    goal('createConversation: throughput ÷ L0', of('gateway', 'perSecondRatio'), { atLeast: 0.9 }),
    goal('createConversation: CPU per request ÷ L0', of('gateway', 'cpuRatio'), { atMost: 1.15 }),
    goal('createConversation: p99 at half load ÷ L0', of('gateway', 'p99Ratio'), { atMost: 1.3 }),
    goal('createConversation: throughput ÷ Apollo tutorial', times('Apollo tutorial'), { atLeast: 7 }),
    goal('createConversation: throughput ÷ Hive Gateway', times('Hive Gateway'), { atLeast: 12 }),
  ];
}

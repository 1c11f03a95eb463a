// What two sections share: one operation of the gateway beside one handler written by hand.
import { atSaturation, warm } from '../support/saturate.mjs';
import { column, goal } from '../support/section.mjs';

export const columns = [
  column('', 'name'),
  column('requests per second', 'perSecond', 0),
  column('CPU ms', 'cpu', 3),
  column('core used', 'busy'),
  column('p99 ms at saturation', 'p99', 1),
  column('throughput ÷ hand-written', 'perSecondRatio'),
  column('CPU ÷ hand-written', 'cpuRatio'),
];

/** Measures both and answers with rows and the goal: at least 0.8 × the handler. */
export async function beside(bench, what, variants) {
  await warm(variants, bench.quick ? 1 : 2);
  const { rounds, seconds, progress } = bench;
  const { figures, ratios } = await atSaturation({ variants, rounds, seconds, progress });
  for (const { stop } of Object.values(variants)) await stop();
  const rows = Object.entries(figures).map(([name, { perSecond, cpu, busy, p99 }]) => ({
    name,
    perSecond,
    cpu,
    busy,
    p99,
    perSecondRatio: ratios[name]?.perSecond ?? 1,
    cpuRatio: ratios[name]?.cpu ?? 1,
  }));
  return {
    rows,
    goals: [goal(`${what}: throughput ÷ hand-written`, ratios.gateway.perSecond, { atLeast: 0.8 })],
  };
}

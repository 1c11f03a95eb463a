// What two sections share: one operation of the gateway beside one handler written by hand.
import { atSaturation, saturationRows, warm } from '../support/saturate.mjs';
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
  await warm(variants, bench);
  const { rounds, seconds, progress } = bench;
  const saturation = await atSaturation({ variants, rounds, seconds, progress });
  for (const { stop } of Object.values(variants)) await stop();
  const { perSecond } = saturation.ratios.gateway;
  return {
    rows: saturationRows(saturation),
    goals: [goal(`${what}: throughput ÷ hand-written`, perSecond, { atLeast: 0.8 })],
  };
}

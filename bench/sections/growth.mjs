// What the sections on growth share: latency beside L0 taken in the same moment, so that rows minutes apart compare.
import { cpuMs } from '../support/child.mjs';
import { latenciesOf, latencyOf } from '../support/latency.mjs';
import { server } from '../support/paths.mjs';
import { column, goal } from '../support/section.mjs';

/** How many requests a latency is taken of. */
const probes = 400;

/** Columns, by what grows. */
export const growthColumns = (what) => [
  column(what, 'name'),
  column('createConversation p50 ms', 'p50'),
  column('÷ L0', 'besideL0'),
  column('÷ L0, ÷ first row', 'growth'),
  column('CPU ms', 'cpu'),
  column('resident MiB', 'mib', 0),
];

/** Starts L0; the answer takes the latency of a gateway, one request at a time, in turn with L0. */
export async function startProbe(bench) {
  const { port: bare } = await bench.start(server('l0-proxy'), {
    core: 0,
    env: { UPSTREAM: bench.upstream },
  });
  await latencyOf(bare, 500);
  return async ({ port, pid }, bodyOf) => {
    const spent = cpuMs(pid);
    const [beside, p50] = await latenciesOf([{ port: bare }, { port, bodyOf }], probes);
    return { p50, besideL0: p50 / beside, cpu: (cpuMs(pid) - spent) / probes };
  };
}

/** Rows with what they grew by, and the goal that latency stays flat. */
export function grown(what, rows) {
  for (const row of rows) row.growth = row.besideL0 / rows[0].besideL0;
  const [first, last] = [rows[0], rows.at(-1)];
  const name = `createConversation p50 ÷ L0: ${last.name} ${what} ÷ ${first.name}`;
  return { rows, goals: [goal(name, last.growth, { atMost: 1.5 })] };
}

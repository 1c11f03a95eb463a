// How latency and memory grow with open conversations in the embedded store.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { residentMiB } from '../support/child.mjs';
import { latencyOf } from '../support/latency.mjs';
import { server } from '../support/paths.mjs';
import { grown, growthColumns, startProbe } from './growth.mjs';

const filler = fileURLToPath(new URL('../support/fill-store.mjs', import.meta.url));
/** How long filling may take in all. */
const longestMs = { asked: 300_000, usual: 100_000 };

export const growthConversations = {
  name: 'growth-conversations',
  title: 'How cost grows with conversations in the embedded store',
  method:
    'The store is filled through its own interface between rows, as far as the time reaches, and a gateway is started on it. Resident memory has pages of the mapped file in it, which the system can take back.',
  columns: growthColumns('conversations'),

  async run(bench) {
    const counts = bench.quick ? [1, 10_000] : [1, 1000, 100_000, 1_000_000];
    const env = {
      UPSTREAM: bench.upstream,
      DATA_DIR: join(bench.folder, 'growth'),
      CONVERSATION_RECORD_SIZE: '10000000',
    };
    const until = performance.now() + (bench.isChosen ? longestMs.asked : longestMs.usual);
    const probe = await startProbe(bench);
    const rows = [];
    let there = 0;
    for (const [at, count] of counts.entries()) {
      bench.progress(at, counts.length);
      there = await fill(bench, env, [there, count, until - performance.now()]);
      rows.push(await measure(bench, { env, probe, count: there }));
      if (there < count) break;
    }
    return grown('conversations', rows);
  },
};

async function fill(bench, env, words) {
  // It tells the number where a server tells its port.
  const { port, stop } = await bench.start(filler, { core: 0, env, args: words.map(String) });
  await stop();
  return port;
}

async function measure(bench, { env, probe, count }) {
  const { port, pid, stop } = await bench.start(server('gateway'), { core: 0, log: true, env });
  await latencyOf(port, 500);
  const row = { name: String(count), ...(await probe({ port, pid })), mib: residentMiB(pid) };
  await stop();
  return row;
}

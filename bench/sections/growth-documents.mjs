// How latency and memory grow with distinct documents: of the usual one, and of those that came once before.
import { residentMiB } from '../support/child.mjs';
import { latencyOf } from '../support/latency.mjs';
import { load } from '../support/load.mjs';
import { createBodies } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';
import { column } from '../support/section.mjs';
import { grown, growthColumns, startProbe } from './growth.mjs';

const [...usual] = growthColumns('distinct documents');
const memory = usual.pop();

export const growthDocuments = {
  name: 'growth-documents',
  title: 'How cost grows with distinct documents',
  method:
    'One gateway in memory. Documents differ in the name of their operation; each comes once, then latency is taken of the usual document, and over documents evenly chosen of all that came.',
  columns: [...usual, column('over all documents: p50 ms', 'p50All'), column('÷ L0', 'allBesideL0'), memory],

  async run(bench) {
    const counts = bench.quick ? [10, 1000] : [10, 100, 1000, 10_000];
    const env = { UPSTREAM: bench.upstream };
    const { port, pid, stop } = await bench.start(server('gateway'), { core: 0, log: true, env });
    await latencyOf(port, 1000);
    const probe = await startProbe(bench);
    const bodies = createBodies(100);
    const body = (n) => bodies[n % bodies.length].replace('mutation CreateConversation', `$&Number${n}`);
    const rows = [];
    let sent = 0;
    for (const [at, count] of counts.entries()) {
      bench.progress(at, counts.length);
      while (sent < count) sent += await send(port, sent, (n) => body(Math.min(n, count - 1)));
      const step = Math.max(1, Math.floor(count / 300));
      const one = await probe({ port, pid });
      const all = await probe({ port, pid }, (n) => body((n * step) % count));
      const over = { p50All: all.p50, allBesideL0: all.besideL0 };
      rows.push({ name: String(count), ...one, ...over, mib: residentMiB(pid) });
    }
    await stop();
    return grown('documents', rows);
  },
};

async function send(port, from, body) {
  const { requests, errors, sample } = await load({
    port,
    seconds: 0.5,
    connections: 16,
    body: (n) => body(from + n),
  });
  if (errors > 0) throw new Error(`${errors} requests failed: ${sample}`);
  return requests;
}

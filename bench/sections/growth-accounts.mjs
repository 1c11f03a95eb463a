// How latency and memory grow with accounts, each of which has been used.
import { residentMiB } from '../support/child.mjs';
import { latencyOf } from '../support/latency.mjs';
import { load } from '../support/load.mjs';
import { accountId, createBodies } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';
import { grown, growthColumns, startProbe } from './growth.mjs';

/** Of so many accounts, used a moment before, latency is taken: hosts are looked up again after a minute. */
const probed = 100;

export const growthAccounts = {
  name: 'growth-accounts',
  title: 'How cost grows with accounts',
  method: `A gateway in memory for each row. Each account opens one conversation, then latency is taken over ${probed} of them, one request at a time.`,
  columns: growthColumns('accounts'),

  async run(bench) {
    const counts = bench.quick ? [1, 1000] : [1, 100, 10_000];
    const probe = await startProbe(bench);
    const rows = [];
    for (const [at, count] of counts.entries()) {
      bench.progress(at, counts.length);
      rows.push(await measure(bench, probe, count));
    }
    return grown('accounts', rows);
  },
};

async function measure(bench, probe, count) {
  const env = { UPSTREAM: bench.upstream, ACCOUNTS: String(count) };
  const { port, pid, stop } = await bench.start(server('gateway'), { core: 0, log: true, env });
  const bodies = createBodies(count, (n) => ({ accountId: String(Number(accountId) + n) }));
  await untilAllUsed(port, bodies);
  const last = bodies.slice(-probed);
  const bodyOf = (n) => last[n % last.length];
  await latencyOf(port, 500, bodyOf);
  const row = { name: String(count), ...(await probe({ port, pid }, bodyOf)), mib: residentMiB(pid) };
  await stop();
  return row;
}

async function untilAllUsed(port, bodies) {
  let used = 0;
  while (used < bodies.length) {
    const from = used;
    const body = (n) => bodies[(from + n) % bodies.length];
    const { requests, errors, sample } = await load({ port, seconds: 1, body });
    if (errors > 0) throw new Error(`${errors} requests failed: ${sample}`);
    used += requests;
  }
}

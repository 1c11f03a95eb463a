// Memory of idle subscribers beside bare graphql-ws, and ten thousand of them held for the length of the section, with
// createConversation measured as they come: how its latency and the memory grow with them.
import { setTimeout as pause } from 'node:timers/promises';
import { inBatches, tell } from '../support/ask.mjs';
import { residentMiB } from '../support/child.mjs';
import { latencyOf } from '../support/latency.mjs';
import { server } from '../support/paths.mjs';
import { column, goal } from '../support/section.mjs';
import { following, subscribeAll } from '../support/subscribers.mjs';
import { agentText } from '../support/webhooks.mjs';
import { startProbe } from './growth.mjs';

const settleMs = 2000;
/** A process may have 20 000 files open, and every socket is one: the reference is measured with fewer. */
const mostBare = 5000;

export const subscribers = {
  name: 'subscribers',
  title: 'Idle subscribers on one replica',
  method:
    'WebSockets of one subscription each. Memory is what is resident more than before the first one, for each; of bare graphql-ws at most 5000 are held. Latency is that of createConversation, one at a time, while they are held.',
  columns: [
    column('subscribers', 'name'),
    column('gateway KiB each', 'kib', 1),
    column('bare graphql-ws KiB each', 'bareKib', 1),
    column('ratio', 'ratio'),
    column('createConversation p50 ms', 'p50'),
    column('÷ L0', 'besideL0'),
    column('gateway MiB', 'mib', 0),
    column('lost', 'lost', 0),
  ],

  async run(bench) {
    const counts = bench.quick ? [1, 2000] : [1, 100, 1000, 10_000];
    const started = { core: 0, log: true, env: { UPSTREAM: bench.upstream } };
    const bare = await bench.start(server('bare-graphql-ws'), started);
    const gateway = await bench.start(server('gateway'), started);
    const probe = await startProbe(bench);
    const most = counts.at(-1);
    await inBatches(most, 50, (n) => tell(gateway.port, agentText(`m${n}`, 0)));
    await latencyOf(gateway.port, 300);
    await pause(settleMs);
    const idle = await holder(bare, () => ({ query: 'subscription { idle }' }));
    const followers = await holder(gateway, (n) => following(`m${n}`));
    const rows = [];
    for (const [at, count] of counts.entries()) {
      bench.progress(at, counts.length);
      await idle.grow(Math.min(count, mostBare));
      await followers.grow(count);
      await pause(settleMs);
      const [kib, bareKib] = [followers.each(), idle.each()];
      const latency = await probe(gateway);
      const mib = residentMiB(gateway.pid);
      // Of a few, nothing can be said: memory comes in pages.
      const memory = count < 100 ? {} : { kib, bareKib, ratio: kib / bareKib };
      rows.push({ name: String(count), ...memory, ...latency, mib, lost: followers.lost() });
    }
    const heard = await everyoneHears(gateway.port, followers, most);
    await idle.close();
    await followers.close();
    const { ratio } = rows.at(-1);
    const goals = [
      goal(`Memory of an idle subscriber ÷ bare graphql-ws, ${most} of them`, ratio, { atMost: 1.25 }),
      goal(`Of ${most} subscribers held to the end, those lost`, followers.lost(), { atMost: 0 }),
      goal(`createConversation p50 ÷ L0: ${most} subscribers ÷ 1`, rows.at(-1).besideL0 / rows[0].besideL0, {
        atMost: 1.5,
      }),
    ];
    return {
      rows,
      goals,
      notes: [`At the end each of 100 of them, taken at random, was told something: ${heard} heard it.`],
    };
  },
};

/** Subscriptions at one server that only become more. */
async function holder({ port, pid, stop }, payloadOf) {
  const before = residentMiB(pid);
  const open = [];
  const heard = new Set();
  let closing = false;
  let lost = 0;
  const grow = async (count) => {
    const from = open.length;
    const more = await subscribeAll(
      port,
      count - from,
      (n) => payloadOf(from + n),
      (n) => heard.add(from + n),
    );
    for (const one of more) one.onClose(() => (lost += closing ? 0 : 1));
    open.push(...more);
  };
  const close = async () => {
    closing = true;
    for (const one of open) one.close();
    await stop();
  };
  const each = () => ((residentMiB(pid) - before) * 1024) / open.length;
  return { grow, close, each, heard, lost: () => lost };
}

async function everyoneHears(port, { heard }, count) {
  heard.clear();
  const chosen = Array.from({ length: Math.min(100, count) }, () => Math.floor(Math.random() * count));
  const distinct = [...new Set(chosen)];
  for (const n of distinct) await tell(port, agentText(`m${n}`, 1));
  const until = performance.now() + 5000;
  while (heard.size < distinct.length && performance.now() < until) await pause(20);
  return `${heard.size} of ${distinct.length}`;
}

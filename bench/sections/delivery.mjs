// The time from a webhook to the subscriber who hears of it, with few and many others subscribed.
import { join } from 'node:path';
import { inBatches, tell } from '../support/ask.mjs';
import { server } from '../support/paths.mjs';
import { column, goal } from '../support/section.mjs';
import { quantile } from '../support/statistics.mjs';
import { following, subscribeAll } from '../support/subscribers.mjs';
import { agentText } from '../support/webhooks.mjs';

export const delivery = {
  name: 'delivery',
  title: 'From a webhook to its subscriber, embedded store',
  method:
    'One webhook after another to conversations taken at random; each subscriber over a WebSocket of its own follows one.',
  columns: [
    column('subscribers', 'name'),
    column('p50 ms', 'p50', 1),
    column('p99 ms', 'p99', 1),
    column('p99 ÷ one subscriber', 'ratio'),
  ],

  async run(bench) {
    const counts = bench.quick ? [1, 1000] : [1, 100, 5000];
    const rows = [];
    for (const count of counts) rows.push(await measure(bench, count));
    for (const row of rows) row.ratio = row.p99 / rows[0].p99;
    const most = rows.at(-1);
    return {
      rows,
      goals: [goal(`Webhook to subscriber: p99 of ${most.name} ÷ of one`, most.ratio, { atMost: 3 })],
    };
  },
};

async function measure(bench, count) {
  const env = { UPSTREAM: bench.upstream, DATA_DIR: join(bench.folder, `delivery-${count}`) };
  const { port, stop } = await bench.start(server('gateway'), { core: 0, log: true, env });
  await inBatches(count, 50, (n) => tell(port, agentText(`d${n}`, 0)));
  const heard = new Map();
  const hear = (n, { data }) => heard.get(`${n} ${data?.conversationEvents.message?.sequence}`)?.();
  const open = await subscribeAll(port, count, (n) => following(`d${n}`), hear);
  const times = [];
  const warmUp = 100;
  const turns = warmUp + (bench.quick ? 200 : 1000);
  for (let turn = 0; turn < turns; turn += 1) {
    bench.progress(turn, turns);
    const n = Math.floor(Math.random() * count);
    const content = agentText(`d${n}`, turn + 1);
    const arrived = new Promise((resolve) => heard.set(`${n} ${turn + 1}`, resolve));
    const started = performance.now();
    await tell(port, content);
    await arrived;
    if (turn >= warmUp) times.push(performance.now() - started);
  }
  for (const { close } of open) close();
  await stop();
  times.sort((a, b) => a - b);
  return { name: String(count), p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

// Webhooks accepted, durable before the answer, beside a server that checks the same signature and keeps nothing.
import { join } from 'node:path';
import { server } from '../support/paths.mjs';
import { startRedis } from '../support/redis.mjs';
import { atSaturation, saturationRows, warm } from '../support/saturate.mjs';
import { column, goal } from '../support/section.mjs';
import { agentText, signed, webhookPath } from '../support/webhooks.mjs';

const conversations = 500;
/**
 * Webhooks signed before a round, so that signing does not take from the load. Only the bare server gets through more: the
 * same again. A gateway that did would be told what it knows, which costs less.
 */
const signedAhead = 25_000;

/** New webhooks for each round. */
function stock() {
  const sequences = new Array(conversations).fill(0);
  const headers = new Map();
  let ready = [];
  const prepare = () => {
    headers.clear();
    ready = Array.from({ length: signedAhead }, (_, n) =>
      agentText(`c${n % conversations}`, (sequences[n % conversations] += 1)),
    );
    for (const content of ready) headers.set(content, signed(content));
  };
  prepare();
  const body = (n) => ready[n % signedAhead];
  return { prepare, body, headers: (content) => headers.get(content), path: webhookPath };
}

export const webhooks = {
  name: 'webhooks',
  title: 'Webhooks accepted, one core',
  method: `64 connections, texts of an agent in ${conversations} conversations, each new. The gateway writes record, event and message before it answers 200; Redis runs with appendfsync always, on the core of the load.`,
  columns: [
    column('', 'name'),
    column('accepted per second', 'perSecond', 0),
    column('CPU ms', 'cpu', 3),
    column('core used', 'busy'),
    column('p99 ms at saturation', 'p99', 1),
    column('throughput ÷ HMAC only', 'perSecondRatio'),
  ],

  async run(bench) {
    const redis = await startRedis(bench.folder);
    const start = (name, env) =>
      bench.start(server(name), { core: 0, log: true, env: { UPSTREAM: bench.upstream, ...env } });
    const variants = {
      'HMAC only': await start('bare-hmac', {}),
      'gateway, embedded': await start('gateway', { DATA_DIR: join(bench.folder, 'webhooks') }),
      ...(redis && { 'gateway, Redis': await start('gateway', { REDIS_URL: redis.url }) }),
    };
    for (const variant of Object.values(variants)) Object.assign(variant, stock());
    await warm(variants, bench);
    const { rounds, progress } = bench;
    const saturation = await atSaturation({ variants, rounds, seconds: 1, progress });
    for (const { stop } of Object.values(variants)) await stop();
    await redis?.stop();
    const of = (name) => saturation.ratios[name]?.perSecond;
    const goals = [
      goal('Webhooks accepted, embedded ÷ HMAC only', of('gateway, embedded'), { atLeast: 0.5 }),
      goal('Webhooks accepted, Redis ÷ HMAC only', of('gateway, Redis'), { atLeast: 0.4 }),
    ];
    const notes = redis ? [] : ['Without redis-server: its row is left out.'];
    return { rows: saturationRows(saturation), goals, notes };
  },
};

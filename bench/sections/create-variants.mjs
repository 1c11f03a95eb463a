// What createConversation is measured on: L0 and L0d, the gateway in all its set-ups, and what others make of the job.
import { join, resolve } from 'node:path';
import { compileTutorial } from '../support/compile.mjs';
import { createBodies, keyedBody } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';

const consumers = 1000;
const plain = createBodies(consumers);
const body = (n) => plain[n % consumers];
const keyed = keyedBody(consumers);

/** Bodies in a peer's own words. */
function adapted(adapt) {
  if (adapt === undefined) return body;
  const bodies = plain.map(adapt);
  return (n) => bodies[n % consumers];
}

/** The programs, and how each is asked; `every`: those that are far off take a turn in some rounds only. */
function programs({ folder, beside }, { redis, peers }) {
  const gateway = server('gateway');
  const setUps = [
    { name: 'gateway', env: {}, every: undefined },
    { name: 'gateway, embedded', env: { DATA_DIR: join(folder, 'create') }, every: 2 },
    ...(redis ? [{ name: 'gateway, Redis', env: { REDIS_URL: redis.url }, every: 2 }] : []),
  ];
  return [
    { module: server('l0-proxy'), asked: { L0: { body } } },
    { module: server('l0d-proxy'), asked: { L0d: { body } } },
    ...setUps.map(({ name, env, every }) => ({
      module: gateway,
      env,
      asked: { [name]: { body, every }, [`${name}, key`]: { body: keyed, every: 2 } },
    })),
    ...(beside
      ? [{ module: resolve(beside, 'bench/servers/gateway.mjs'), asked: { 'gateway, beside': { body } } }]
      : []),
    { module: compileTutorial(), asked: { 'Apollo tutorial': { body, every: 3 } } },
    ...peers.map(({ name, module, adapt }) => ({
      module,
      isPeer: true,
      asked: { [name]: { body: adapted(adapt), every: 3 } },
    })),
  ];
}

/** Starts those that are wanted, and L0 always. A peer that does not start costs its own row only: a note says so. */
export async function startVariants(bench, { redis, peers, notes }) {
  const variants = {};
  for (const { module, env, isPeer, asked } of programs(bench, { redis, peers })) {
    const wanted = Object.entries(asked).filter(([name]) => name === 'L0' || bench.wants(name));
    if (wanted.length === 0) continue;
    try {
      const started = await bench.start(module, {
        core: 0,
        log: true,
        env: { UPSTREAM: bench.upstream, ...env },
      });
      for (const [name, load] of wanted) variants[name] = { ...started, ...load };
    } catch (error) {
      if (!isPeer) throw error;
      notes.push(`${wanted[0][0]} did not start, and its row is left out: ${error.message}`);
    }
  }
  return variants;
}

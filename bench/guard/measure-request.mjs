// What one warm createConversation costs, in units that do not depend on how fast the machine is.
import { once } from 'node:events';
import { startChild } from '../support/child.mjs';
import { Connection, postRequest } from '../support/connection.mjs';
import { createBodies } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';
import { median } from '../support/statistics.mjs';

const consumers = 300;
const warmUp = 600;
const batches = 5;
const each = 60;
/** So large a young generation that no batch meets a collection. */
const spacious = ['--max-semi-space-size=256', '--min-semi-space-size=256'];
const bodies = createBodies(consumers);

/**
 * Upstream calls, bytes allocated, asynchronous resources and turns of the event loop for each request. `slowed`: what
 * the gateway is to waste besides, for each request.
 */
export async function measureRequest(slowed) {
  const stub = await startChild(server('stub-upstream'));
  const env = {
    UPSTREAM: `http://127.0.0.1:${stub.port}`,
    LOG_AT_ONCE: 'true',
    ...(slowed && { SLOWED: JSON.stringify(slowed) }),
  };
  const module = new URL('./measured-gateway.mjs', import.meta.url).pathname;
  const gateway = await startChild(module, { env, execArgv: spacious });
  const connection = new Connection(gateway.port);
  try {
    return await measure({ stub, gateway, ask: (count) => askMany(connection, gateway.port, count) });
  } finally {
    connection.close();
    await gateway.stop();
    await stub.stop();
  }
}

async function measure({ stub, gateway, ask }) {
  await ask(warmUp);
  const callsBefore = (await tell(stub)).calls;
  const spent = await inBatches(gateway, ask, 'look');
  const counted = await inBatches(gateway, ask, 'count');
  const upstreamCalls = ((await tell(stub)).calls - callsBefore) / (2 * batches * each);
  const whole = spent.filter(({ collections }) => collections === 0);
  const of = (list, key) => median(list.map((one) => one[key] / each)).value;
  return {
    upstreamCalls,
    bytes: Math.round(of(whole.length > 0 ? whole : spent, 'bytes')),
    resources: Number(of(counted, 'resources').toFixed(1)),
    turns: Number(of(spent, 'turns').toFixed(2)),
  };
}

/** Differences of what the gateway tells, for each batch. */
async function inBatches(gateway, ask, wish) {
  const differences = [];
  let before = await tell(gateway, wish);
  for (let batch = 0; batch < batches; batch += 1) {
    await ask(each);
    const after = await tell(gateway, wish);
    differences.push(Object.fromEntries(Object.keys(after).map((key) => [key, after[key] - before[key]])));
    before = after;
  }
  return differences;
}

async function tell({ child }, wish = 'look') {
  child.send(wish);
  const [told] = await once(child, 'message');
  return told;
}

async function askMany(connection, port, count) {
  for (let n = 0; n < count; n += 1) {
    const content = bodies[n % consumers];
    await new Promise((resolve, reject) =>
      connection.send(postRequest({ port, content }), (status, text) =>
        status === 200 && !text.includes('"errors"') ? resolve() : reject(new Error(`${status} ${text}`)),
      ),
    );
  }
}

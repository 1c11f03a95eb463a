// What a warm createConversation leaves behind until a whole collection of the heap: its record in the store, and what V8
// takes for alive although nothing leads to it any more.
import { startChild } from '../support/child.mjs';
import { load } from '../support/load.mjs';
import { createBodies } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';

const consumers = 300;
const bodies = createBodies(consumers);
const body = (n) => bodies[n % consumers];
/** So long until the young generation is as large as it is going to be, and V8 has learnt what lives long. */
const warmUpSeconds = 3;
const seconds = 3;

/** Bytes for each request. `hoards`: those of a gateway that keeps answers in a way that V8 does not let go of. */
export async function measureLeft({ hoards = false } = {}) {
  const stub = await startChild(server('stub-upstream'));
  const module = hoards ? new URL('./hoarding-gateway.mjs', import.meta.url).pathname : server('gateway');
  const { port, child, stop } = await startChild(module, {
    env: { UPSTREAM: `http://127.0.0.1:${stub.port}`, LOG_LEVEL: 'silent' },
    execArgv: ['--trace-gc'],
    log: 'pipe',
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (told += text));
  try {
    await load({ port, seconds: warmUpSeconds, body });
    told = '';
    const { requests } = await load({ port, seconds, body });
    return Math.round(grownBytes(told) / requests);
  } finally {
    await stop();
    await stub.stop();
  }
}

/** By how much the heap grew from one collection of the young generation to the next, all together. */
function grownBytes(told) {
  let grown = 0;
  let before;
  for (const line of told.split('\n')) {
    const [, after] = /: Scavenge [\d.]+ \([\d.]+\) -> ([\d.]+) /.exec(line) ?? [];
    if (after !== undefined && before !== undefined) grown += Math.max(0, after - before) * 1024 ** 2;
    // A whole collection in between makes it smaller: counted is what comes after.
    before = after === undefined && !line.includes('Mark-Compact') ? before : after;
  }
  return grown;
}

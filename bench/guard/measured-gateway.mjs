// The gateway in a process that tells what it has spent so far: bytes, promises and other resources, turns of its loop.
// With SLOWED it wastes as much again of each as its parent says.
import { createHook } from 'node:async_hooks';
import { Server } from 'node:http';
import { PerformanceObserver, performance } from 'node:perf_hooks';

const { SLOWED } = process.env;
let collections = 0;
new PerformanceObserver((list) => (collections += list.getEntries().length)).observe({ entryTypes: ['gc'] });

let resources = 0;
const hook = createHook({ init: () => (resources += 1) });

process.on('message', (wish) => {
  if (wish === 'count') hook.enable();
  // A turn later: collections are told then.
  setImmediate(() =>
    process.send({
      bytes: process.memoryUsage().heapUsed,
      collections,
      resources,
      turns: performance.nodeTiming.uvMetricsInfo.loopCount,
    }),
  );
});

/** Objects and promises that nobody asked for, before each request is handed on. */
function slowDown({ bytes, resources: promises, turns }) {
  const emit = Server.prototype.emit;
  const waste = async () => {
    const rubbish = [];
    // A list of n numbers with a fraction takes about 8 n bytes; no one keeps it.
    for (let spent = 0; spent < bytes; spent += 1024) rubbish.push(Array.from({ length: 120 }, Math.random));
    for (let one = 0; one < promises; one += 1) await undefined;
    for (let one = 0; one < turns; one += 1) await new Promise((resolve) => setImmediate(resolve));
    return rubbish.length;
  };
  Server.prototype.emit = function (name, ...args) {
    if (name !== 'request') return emit.call(this, name, ...args);
    void waste().then(() => emit.call(this, name, ...args));
    return true;
  };
}

if (SLOWED) slowDown(JSON.parse(SLOWED));
await import('../servers/gateway.mjs');

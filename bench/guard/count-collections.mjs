// Run by test/bench/collector.test.ts: how often V8 collects the whole heap while it grows to twice what lives, after
// the gateway's set-up of the collector, which is told of the options that stand behind `--`.
import { PerformanceObserver, constants } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { tuneCollector } from '../../dist/src/server/tune-collector.js';

tuneCollector(process.argv.slice(2));
const kept = [];
const grow = (steps) => {
  for (let n = 0; n < steps * 20_000; n += 1) kept.push({ n, text: `${n}`.padEnd(40) });
};
grow(30);
globalThis.gc();
await pause(50);
let whole = 0;
new PerformanceObserver((list) => {
  const isWhole = ({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
  whole += list.getEntries().filter(isWhole).length;
}).observe({ entryTypes: ['gc'] });
for (let step = 0; step < 30; step += 1) {
  grow(1);
  await pause(20);
}
await pause(50);
console.log(whole);

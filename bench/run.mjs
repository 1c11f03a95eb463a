// Measures createConversation beside a bare node:http + undici proxy that does the same upstream call and checks nothing.
// Variants take turns in short rounds; what counts is the median of the ratios of neighbouring rounds.
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { exampleMutation, exampleVariables } from '../dist/src/server/example-operation.js';
import { cpuMs, startChild } from './support/child.mjs';
import { load, median, quantile } from './support/load.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 10 : 24;
const seconds = 2;
const consumers = 1000;
const server = (name) => fileURLToPath(new URL(`./servers/${name}.mjs`, import.meta.url));
const twoCores = cpus().length > 1;

console.log(
  `Node ${process.version}, ${cpus().length} cores, ${rounds} rounds of ${seconds} s, 64 connections.`,
);
const stub = await startChild(server('stub-upstream'), { core: twoCores ? 1 : undefined });
const env = { UPSTREAM: `http://127.0.0.1:${stub.port}` };
const variants = {
  'bare proxy': await startChild(server('bare-proxy'), { core: 0, env }),
  gateway: await startChild(server('gateway'), { core: 0, env }),
};

const input = exampleVariables('12345678').input;
const bodies = Array.from({ length: consumers }, (_, n) =>
  JSON.stringify({ query: exampleMutation, variables: { input: { ...input, consumerId: `consumer-${n}` } } }),
);
const body = (n) => bodies[n % consumers];

for (const { port } of Object.values(variants)) await load({ port, seconds: 3, body });
const results = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, { port, pid }] of Object.entries(variants)) {
    const before = cpuMs(pid);
    const { perSecond, requests, errors, latencies } = await load({ port, seconds, body });
    if (errors > 0) throw new Error(`${name}: ${errors} of ${requests} requests failed`);
    results[name].push({ perSecond, cpu: (cpuMs(pid) - before) / requests, p99: quantile(latencies, 0.99) });
  }
}

const show = ({ value, low, high }, digits = 2) =>
  `${value.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
const of = (name, figure) => results[name].map((one) => one[figure]);
const ratio = (figure) =>
  median(of('gateway', figure).map((one, round) => one / of('bare proxy', figure)[round]));
console.log('\n| | requests per second | CPU ms per request | p99 ms at saturation |\n|---|---|---|---|');
for (const name of Object.keys(variants)) {
  const cells = [
    show(median(of(name, 'perSecond')), 0),
    show(median(of(name, 'cpu')), 3),
    show(median(of(name, 'p99')), 1),
  ];
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
console.log(
  `| gateway ÷ bare proxy | ${show(ratio('perSecond'))} | ${show(ratio('cpu'))} | ${show(ratio('p99'))} |`,
);
for (const { stop } of [...Object.values(variants), stub]) stop();

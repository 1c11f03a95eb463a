// Measures events: webhooks accepted beside a server that only verifies them, the time from webhook to subscriber, and
// the memory of idle subscribers beside bare graphql-ws. `npm run bench:events`, `-- --quick` for fewer rounds.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuMs, residentMiB, startChild } from './support/child.mjs';
import { load } from './support/load.mjs';
import { median, quantile } from './support/statistics.mjs';
import { following, subscribeAll } from './support/subscribers.mjs';
import { agentText, signed, webhookPath } from './support/webhooks.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 6 : 20;
const conversations = 500;
const server = (name) => fileURLToPath(new URL(`./servers/${name}.mjs`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-events-'));
const onOne = { core: 0, env: { UPSTREAM: 'http://127.0.0.1:9' } };
const show = ({ value, low, high }, digits) =>
  `${value.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** A Redis that writes every change before it answers; undefined where the program is not there. */
async function startRedis() {
  const port = await freePort();
  const words = [
    '--port',
    port,
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
    '--save',
    '',
  ];
  const child = spawn('redis-server', words.map(String), { stdio: 'ignore' });
  const isHere = await Promise.race([
    new Promise((resolve) => child.once('error', () => resolve(false))),
    pause(1000).then(() => true),
  ]);
  return isHere ? { url: `redis://127.0.0.1:${port}`, stop: () => child.kill('SIGTERM') } : undefined;
}

const gateway = (env) => startChild(server('gateway'), { ...onOne, env: { ...onOne.env, ...env } });

async function measureWebhooks(redis) {
  const variants = {
    'HMAC only': await startChild(server('bare-hmac'), onOne),
    'gateway, embedded': await gateway({ DATA_DIR: join(folder, 'embedded') }),
    ...(redis && { 'gateway, Redis': await gateway({ REDIS_URL: redis.url }) }),
  };
  const sequences = new Array(conversations).fill(0);
  const body = (n) => agentText(`c${n % conversations}`, (sequences[n % conversations] += 1));
  const run = (port, seconds) => load({ port, seconds, path: webhookPath, body, headers: signed });
  const results = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
  for (const { port } of Object.values(variants)) await run(port, 2);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { port, pid }] of Object.entries(variants)) {
      const before = cpuMs(pid);
      const { perSecond, errors, requests, latencies } = await run(port, 2);
      if (errors > 0) throw new Error(`${name}: ${errors} of ${requests} webhooks were not accepted`);
      results[name].push({
        perSecond,
        cpu: (cpuMs(pid) - before) / requests,
        p99: quantile(latencies, 0.99),
      });
    }
  }
  for (const { stop } of Object.values(variants)) stop();
  const of = (name, figure) => results[name].map((one) => one[figure]);
  const bare = of('HMAC only', 'perSecond');
  console.log(
    '\n| Webhooks | accepted per second | ÷ HMAC only | CPU ms | answer p99 ms |\n|---|---|---|---|---|',
  );
  for (const name of Object.keys(variants)) {
    const ratio = median(of(name, 'perSecond').map((one, round) => one / bare[round]));
    const [perSecond, cpu, p99] = ['perSecond', 'cpu', 'p99'].map((figure) => median(of(name, figure)));
    console.log(
      `| ${name} | ${show(perSecond, 0)} | ${show(ratio, 2)} | ${show(cpu, 3)} | ${show(p99, 1)} |`,
    );
  }
}

async function post(port, content) {
  const headers = signed(content);
  const answer = await fetch(`http://127.0.0.1:${port}${webhookPath}`, {
    method: 'POST',
    headers,
    body: content,
  });
  if (answer.status !== 200) throw new Error(`a webhook was answered ${answer.status}`);
}

/** Has the gateway hear of conversations, so that they can be followed. */
async function begin(port, mark, count) {
  for (let from = 0; from < count; from += 50) {
    const batch = Array.from({ length: Math.min(50, count - from) }, (_, n) => from + n);
    await Promise.all(batch.map((n) => post(port, agentText(`${mark}${n}`, 0))));
  }
}

/** Posts one webhook after another to conversations of subscribers; the time until each is heard. */
async function measureDelivery(count) {
  const { port, stop } = await gateway({ DATA_DIR: join(folder, `delivery-${count}`) });
  await begin(port, 'd', count);
  const heard = new Map();
  const open = await subscribeAll(
    port,
    count,
    (n) => following(`d${n}`),
    (n, { data }) => {
      heard.get(`${n} ${data?.conversationEvents.message?.sequence}`)?.();
    },
  );
  const times = [];
  for (let turn = 0; turn < (quick ? 200 : 1000); turn += 1) {
    const n = Math.floor(Math.random() * count);
    const content = agentText(`d${n}`, turn + 1);
    const arrived = new Promise((resolve) => heard.set(`${n} ${turn + 1}`, resolve));
    const started = performance.now();
    await post(port, content);
    await arrived;
    times.push(performance.now() - started);
  }
  for (const { close } of open) close();
  stop();
  times.sort((a, b) => a - b);
  return { count, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

async function measureMemory(count) {
  const variants = {
    'bare graphql-ws': [
      await startChild(server('bare-graphql-ws'), onOne),
      () => ({ query: 'subscription { idle }' }),
    ],
    gateway: [await gateway({}), (n) => following(`m${n}`)],
  };
  const each = {};
  for (const [name, [{ port, pid, stop }, payloadOf]] of Object.entries(variants)) {
    if (name === 'gateway') await begin(port, 'm', count);
    const before = residentMiB(pid);
    const open = await subscribeAll(port, count, payloadOf);
    await pause(3000);
    each[name] = ((residentMiB(pid) - before) * 1024) / count;
    for (const { close } of open) close();
    stop();
  }
  return each;
}

console.log(`Node ${process.version}, ${cpus().length} cores, ${rounds} rounds of 2 s, 64 connections.`);
const redis = await startRedis();
try {
  await measureWebhooks(redis);
  console.log('\n| Webhook to subscriber, embedded | p50 ms | p99 ms |\n|---|---|---|');
  for (const count of [1, 100, 5000]) {
    const { p50, p99 } = await measureDelivery(count);
    console.log(`| ${count} subscribers | ${p50.toFixed(1)} | ${p99.toFixed(1)} |`);
  }
  const memory = await measureMemory(quick ? 1000 : 5000);
  console.log('\n| Memory of an idle subscriber | KiB |\n|---|---|');
  for (const [name, kib] of Object.entries(memory)) console.log(`| ${name} | ${kib.toFixed(1)} |`);
  console.log(`| gateway ÷ bare graphql-ws | ${(memory.gateway / memory['bare graphql-ws']).toFixed(2)} |`);
} finally {
  redis?.stop();
  rmSync(folder, { recursive: true, force: true });
}

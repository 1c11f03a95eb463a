// Half of what the gateway can, for a long time: memory, handles and errors as they go. `npm run soak`, 30 minutes;
// `-- --minutes 2` for fewer. Ends with 1 when a request failed or when memory or handles grew to the end.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  loadCore,
  pin,
  residentMiB,
  serverCore,
  startChild,
  stopChildren,
  stopLogReader,
} from './support/child.mjs';
import { load, paced } from './support/load.mjs';
import { describeMachine, watchLoad } from './support/machine.mjs';
import { createBodies } from './support/operations.mjs';
import { resultsFolder, server } from './support/paths.mjs';
import { quantile } from './support/statistics.mjs';
import { drawSoak } from './support/draw-soak.mjs';
import { judgeSoak } from './support/judge-soak.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes is a number above 0');
const samples = Math.max(6, Math.min(360, Math.round(minutes * 12)));
const stepSeconds = (minutes * 60) / samples;
const consumers = 5000;
const bodies = createBodies(consumers);
let sent = 0;
const body = () => bodies[(sent += 1) % consumers];

const folder = mkdtempSync(join(tmpdir(), 'soak-'));
process.once('exit', () => {
  stopChildren();
  stopLogReader();
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

pin(process.pid, loadCore);
const machine = describeMachine();
const loadOf = watchLoad();
const stub = await startChild(server('stub-upstream'), { core: loadCore });
const env = { UPSTREAM: `http://127.0.0.1:${stub.port}`, DATA_DIR: join(folder, 'data') };
const gateway = await startChild(server('watched-gateway'), {
  core: serverCore,
  log: true,
  env,
  execArgv: ['--expose-gc'],
});
await load({ port: gateway.port, seconds: 5, body });
const { perSecond: most } = await load({ port: gateway.port, seconds: 5, body });
const perSecond = Math.max(1, Math.floor(most / 2));
console.log(
  `${minutes} minutes at ${perSecond} creates a second, half of ${Math.round(most)}; embedded store.`,
);

const points = [];
const started = performance.now();
for (let step = 0; step < samples; step += 1) {
  const { requests, errors, latencies } = await paced({
    port: gateway.port,
    seconds: stepSeconds,
    perSecond,
    body,
  });
  gateway.child.send('look');
  const [{ heapMiB, handles }] = await once(gateway.child, 'message');
  const point = {
    minute: (performance.now() - started) / 60_000,
    requests,
    errors,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    heapMiB,
    residentMiB: residentMiB(gateway.pid),
    handles,
  };
  points.push(point);
  const { minute, requests: many, errors: failed } = point;
  console.log(`${minute.toFixed(1)} min: ${many} requests, ${failed} errors, heap ${heapMiB.toFixed(0)} MiB`);
}
const verdict = judgeSoak(points);
const around = loadOf();
mkdirSync(resultsFolder, { recursive: true });
const result = { machine, minutes, perSecond, load: around, verdict, points };
writeFileSync(join(resultsFolder, 'soak.json'), `${JSON.stringify(result, undefined, 2)}\n`);
writeFileSync(
  join(resultsFolder, 'soak.svg'),
  drawSoak(points, `${minutes} minutes at ${perSecond} creates a second`),
);
console.log(verdict.sentences.join('\n'));
console.log(`Written to ${join(resultsFolder, 'soak.json')} and soak.svg.`);
process.exit(verdict.isWell ? 0 : 1);

// The benchmark: sections of short interleaved rounds, one report. `--quick` for about two minutes in place of ten,
// `--only create,webhooks` for some sections or variants, `--peers` to install and measure what others make of the job,
// `--beside <folder>` to measure createConversation of another checkout, which is built, in turn with this one.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sections } from './sections/sections.mjs';
import { loadCore, pin, startChild, stopChildren, stopLogReader } from './support/child.mjs';
import { describeMachine, watchLoad } from './support/machine.mjs';
import { server } from './support/paths.mjs';
import { installPeers } from './support/peers.mjs';
import { goalsText, sectionText, writeReport } from './support/report.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    beside: { type: 'string' },
    name: { type: 'string' },
  },
});
const { quick, peers } = values;
const wanted = values.only
  .split(',')
  .map((word) => word.trim())
  .filter(Boolean);
const named = wanted.filter((word) => sections.some(({ name }) => name === word));
const variants = wanted.filter((word) => !named.includes(word));
const chosen = sections.filter(({ name }) =>
  named.length > 0 ? named.includes(name) : !variants.length || name === 'create',
);

const method =
  'The server under measurement has one core, the load generator and the stub upstream another; all servers run with --v8-pool-size=1, as docs/operations.md advises for one processor. Rounds of half a second to a second, in turn; NODE_ENV=production; logs are written into a pipe that is read. Absolute numbers hold for this machine and this hour only.';

/** How often and for how long variants take their turns; five pairs are the fewest that have an interval. */
/** What docs/operations.md advises for one processor, for all that are measured alike. */
const oneProcessor = ['--v8-pool-size=1'];
const turns = quick ? { rounds: 5, seconds: 0.5 } : { rounds: 14, seconds: 1 };

/** Whether a variant was asked for: all are when none is named. A name stands for those that contain it. */
const wants = (variant) => variants.length === 0 || variants.some((word) => variant.includes(word));

/** A section that failed leaves its place in the report, and the others run. */
function failed(error) {
  process.exitCode = 1;
  return {
    rows: [],
    notes: [`This section failed: ${error instanceof Error ? error.message : String(error)}`],
  };
}

if (peers) installPeers();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const end = () => {
  stopChildren();
  stopLogReader();
  rmSync(folder, { recursive: true, force: true });
};
process.once('exit', end);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const machine = describeMachine();
const started = performance.now();
const done = [];
try {
  pin(process.pid, loadCore);
  const stub = await startChild(server('stub-upstream'), { core: loadCore });
  const upstreamCalls = async () => {
    stub.child.send('calls');
    const [{ calls }] = await once(stub.child, 'message');
    return calls;
  };
  const upstream = `http://127.0.0.1:${stub.port}`;
  console.log(
    `Node ${process.version}, ${machine.cores} cores. Sections: ${chosen.map(({ name }) => name).join(', ')}.`,
  );
  for (const { run, ...section } of chosen) {
    const progress = (at, of) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${section.name}: ${at + 1} of ${of}   \r`);
    };
    const loadOf = watchLoad();
    const isChosen = named.includes(section.name);
    const bench = {
      quick,
      beside: values.beside,
      ...turns,
      isChosen,
      folder,
      upstream,
      upstreamCalls,
      wants,
      progress,
      start: (module, options = {}) => startChild(module, { execArgv: oneProcessor, ...options }),
    };
    const result = { ...section, ...(await run(bench).catch(failed)), load: loadOf() };
    stopChildren([stub.pid]);
    console.log(`\n${sectionText(result)}`);
    done.push(result);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`\n${goalsText(done)}`);
  const options = { quick, peers, only: wanted, seconds };
  const name = values.name ?? (wanted.length > 0 ? 'partial' : quick ? 'quick' : 'full');
  const files = writeReport({ name, machine, options, sections: done, method });
  console.log(`\n${seconds} s. Written to ${files.json} and ${files.markdown}.`);
} catch (error) {
  console.error(`\nThe benchmark stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  end();
}

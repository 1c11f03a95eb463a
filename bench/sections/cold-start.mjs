// From `node` to the first answer, and memory at rest, beside Apollo Server with the same schema and nothing behind it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { residentMiB } from '../support/child.mjs';
import { freePort } from '../support/free-port.mjs';
import { projectFile, server } from '../support/paths.mjs';
import { takeTurns } from '../support/rounds.mjs';
import { column, goal } from '../support/section.mjs';
import { startCold } from '../support/start-cold.mjs';

const settleMs = 1000;

export const coldStart = {
  name: 'cold-start',
  title: 'Cold start and memory at rest',
  method: `Starts in turn, on one core: \`node\` to the first 200 of /readyz, and to the first answer of bare Apollo Server (standalone, schema.graphql, no resolvers). Memory is what is resident ${settleMs / 1000} s later. The gateway runs as \`npm start\` has it, with one account and the embedded store.`,
  columns: [
    column('', 'name'),
    column('ms to ready', 'ms', 0),
    column('MiB at rest', 'mib', 0),
    column('ms ÷ bare Apollo', 'msRatio'),
    column('MiB ÷ bare Apollo', 'mibRatio'),
  ],

  async run(bench) {
    const variants = {
      'bare Apollo': { file: server('bare-apollo'), path: '/?query=%7B__typename%7D' },
      gateway: { file: projectFile('dist/bundle/gateway.js'), path: '/readyz', env: settings(bench) },
    };
    const measure = async (_name, variant) => {
      const { ms, pid, stop } = await startCold({ ...variant, port: await freePort() });
      await pause(settleMs);
      const mib = residentMiB(pid);
      await stop();
      return { ms, mib };
    };
    // One start of each that is not counted: it finds the files on the disk.
    for (const [name, variant] of Object.entries(variants)) await measure(name, variant);
    const rounds = bench.quick ? 3 : 10;
    const { figures, ratios } = await takeTurns({ variants, rounds, measure, progress: bench.progress });
    const rows = Object.entries(figures).map(([name, { ms, mib }]) => ({
      name,
      ms,
      mib,
      msRatio: ratios[name]?.ms ?? 1,
      mibRatio: ratios[name]?.mib ?? 1,
    }));
    const goals = [
      goal('Cold start ÷ bare Apollo', ratios.gateway.ms, { atMost: 1.5 }),
      goal('Memory at rest ÷ bare Apollo', ratios.gateway.mib, { atMost: 1.3 }),
    ];
    return { rows, goals };
  },
};

function settings({ folder, upstream }) {
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, '[{"id":"12345678","clientId":"app","clientSecret":"secret"}]');
  return {
    ACCOUNTS_FILE: accounts,
    DATA_DIR: join(folder, 'cold'),
    DOMAIN_API_URL: upstream,
    ALLOW_LOOPBACK_UPSTREAM: 'true',
    CALLER_AUTH: 'none',
    ALLOW_ANONYMOUS: 'true',
    HOST: '127.0.0.1',
  };
}

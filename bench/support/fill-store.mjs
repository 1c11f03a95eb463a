// Fills an embedded store with open conversations through its own interface, as far as the time reaches:
// `fill-store.mjs from to longest-ms`. Says how many there are then.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, openStores, parseConfig } from '../../dist/bundle/parts.js';

const [from, to, longestMs] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-fill-'));
const accounts = join(folder, 'accounts.json');
writeFileSync(accounts, '[{"id":"12345678","clientId":"app","clientSecret":"secret"}]');
const { DATA_DIR, CONVERSATION_RECORD_SIZE } = process.env;
const settings = { ACCOUNTS_FILE: accounts, CALLER_AUTH: 'none', ALLOW_ANONYMOUS: 'true' };
const { config } = parseConfig({ ...settings, DATA_DIR, CONVERSATION_RECORD_SIZE }, (path) =>
  readFileSync(path, 'utf8'),
);
const stores = await openStores(config, createLogger('error', process.stdout));
const atOnce = 2000;
const until = performance.now() + longestMs;
let there = from;
while (there < to && performance.now() < until) {
  const start = there;
  const batch = Array.from({ length: Math.min(atOnce, to - start) }, (_, n) => start + n);
  await Promise.all(batch.map((n) => stores.conversations.put(record(n))));
  there += batch.length;
}
await stores.close();
rmSync(folder, { recursive: true });
process.send({ port: there });

function record(n) {
  return {
    accountId: '12345678',
    id: `filled-${n}`,
    lpConsumerId: n.toString(16).padStart(64, 'f'),
    extConsumerId: `filled-consumer-${n}`,
    state: 'OPEN',
    stage: 'OPEN',
    ttr: 'NORMAL',
    startedAt: Date.now(),
  };
}
